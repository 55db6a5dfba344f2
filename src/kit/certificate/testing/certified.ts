// What the tests of certificates share: one real run that was certified, its certificate, signed and not, and its messages.

import { before } from 'node:test';
import { certificateJson } from '../../../report/certificate.ts';
import type { Certificate } from '../../../report-model/certificate.ts';
import { messagesNdjson } from '../../../report-model/messages.ts';
import { runCertification } from '../../judge/certification.ts';
import { digestOf, suiteDigests } from '../../suite/digests.ts';
import { DEFAULT_PARAMETERS } from '../../suite/parameters.ts';
import { readSuite } from '../../suite/suite.ts';
import { readCertificate, signedContent } from '../certificate.ts';
import { newKeys, readPrivateKey, readPublicKey } from '../signing.ts';
import { type Proofs, verifyCertificate } from '../verify.ts';

const keys = newKeys();
export const SIGN_KEY = readPrivateKey(keys.privateKey, 'k');
export const PUBLIC_KEY = readPublicKey(keys.publicKey, 'p');
export const ARTEFACT = digestOf('the connector');

export interface Certified {
  /** The text of the certificate, as it is written. */
  readonly text: string;
  readonly signed: Certificate;
  readonly unsigned: Certificate;
  /** The text of the messages. */
  readonly messages: string;
  /** What does not hold of `certificate`, with other messages or proofs where they are given. */
  finding(certificate: Certificate, more?: Partial<Proofs>, messages?: string): string | undefined;
}

/** The reference connector, certified for LogoutAgent. What it answers is empty until the first test of the file begins. */
export function certifiedOnce(): Certified {
  const certified = {} as Certified;
  before(async () => void Object.assign(certified, await certifyReference()));
  return certified;
}

async function certifyReference(): Promise<Certified> {
  const run = await runCertification({
    parameters: { ...DEFAULT_PARAMETERS, seed: 7 },
    wish: { tier: 'logout' },
    workers: 1,
    inputs: { signKey: SIGN_KEY, artefact: ARTEFACT },
    stopped: new Promise(() => undefined),
    onStart: () => undefined,
    onMessage: () => undefined,
  });
  const text = certificateJson(run) ?? '';
  const signed = readCertificate(text, 'certificate.json');
  const messages = messagesNdjson(run);
  const proofs = { suite: readSuite(), digests: suiteDigests() };
  return {
    ...{ text, signed, unsigned: signedContent(signed) as Certificate, messages },
    finding: (certificate, more = {}, given = messages) =>
      verifyCertificate(certificate, { ...proofs, messages: Buffer.from(given), ...more }),
  };
}
