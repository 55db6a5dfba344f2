// `signoff verify CERTIFICATE`: whether a certificate holds, offline, from the messages of the run and this package's suite.

import { dirname, join, resolve } from 'node:path';
import { FILE_LIMITS, readRegularFile } from '../files/read-file.ts';
import { readCertificate } from '../kit/certificate/certificate.ts';
import { fingerprintOf, namedKey, readPublicKey } from '../kit/certificate/signing.ts';
import { verifyCertificate } from '../kit/certificate/verify.ts';
import { suiteDigests } from '../kit/suite/digests.ts';
import { readSuite } from '../kit/suite/suite.ts';
import { onOneLine } from '../report/escape.ts';
import type { Certificate } from '../report-model/certificate.ts';
import { artefactDigest, orNotReadable, readKeyFile, switchDigest } from './certificate-inputs.ts';
import type { Environment } from './environment.ts';

export interface VerifyOptions {
  readonly publicKey?: string;
  readonly messages?: string;
  readonly artefact?: string;
  readonly switch?: string;
}

/** Answers 0 where the certificate holds and 1 where it does not. Throws a `KitFailure` where that cannot be said. */
export async function verify(
  name: string,
  options: VerifyOptions,
  { stdout, cwd }: Pick<Environment, 'stdout' | 'cwd'>,
): Promise<number> {
  const path = resolve(cwd, name);
  const certificate = readCertificate(readNamed('certificate', path, name).toString('utf8'), name);
  const { messages = join(dirname(name), 'messages.ndjson'), publicKey, artefact, switch: switchFile } = options;
  const finding = verifyCertificate(certificate, {
    messages: readNamed('messages', resolve(cwd, messages), messages),
    suite: readSuite(),
    digests: suiteDigests(),
    publicKey: publicKey === undefined ? undefined : readPublicKey(readKeyFile(publicKey, cwd), publicKey),
    artefact: artefact === undefined ? undefined : artefactDigest(artefact, cwd),
    switchFile: switchFile === undefined ? undefined : switchDigest(switchFile, cwd),
  });
  stdout.write(
    finding === undefined ? praise(name, certificate, options) : `${onOneLine(`${name} DOES NOT HOLD. ${finding}`)}\n`,
  );
  return finding === undefined ? 0 : 1;
}

const WHAT = { certificate: 'certificate', messages: 'messages file' } as const;

const readNamed = (what: keyof typeof WHAT, path: string, name: string): Buffer =>
  orNotReadable(WHAT[what], name, () => readRegularFile(path, FILE_LIMITS[what]));

function praise(name: string, certificate: Certificate, options: VerifyOptions): string {
  const { connector, certifiedFor, dialect, profile, seed, strict, simulator, kit, issued } = certificate;
  const how = [dialect, `profile ${profile}`, `seed ${seed}`, ...(strict ? ['strict'] : [])].join(', ');
  const lines = [
    `${name} holds: ${connector.name} ${connector.version} is certified for ${certifiedFor} (${how}).`,
    `By Signoff ${kit.version} on ${issued.slice(0, 10)}. Every verdict was derived again from the messages.`,
    signatureLine(certificate, options.publicKey),
  ];
  if (simulator === 'external')
    lines.push('The simulator ran already when the run began: what it was is not certified.');
  lines.push(...switchLines(certificate, options.switch));
  if (connector.artefact !== undefined && options.artefact === undefined)
    lines.push(`Of the artefact ${connector.artefact}: not compared. Name the file with --artefact.`);
  return lines.map((line) => `${onOneLine(line)}\n`).join('');
}

/** What the switch was said to be, how far that goes, and whether anybody has compared. */
function switchLines({ dialect, switch: described }: Certificate, compared: string | undefined): readonly string[] {
  if (described === undefined) return [];
  const { file, digest, source, claim } = described;
  const same = compared === undefined ? 'not compared. Name the file with --switch' : `the same as ${compared}`;
  return [claim, `${dialect} is known from ${source}; ${file}, ${digest}: ${same}.`];
}

function signatureLine({ signature }: Certificate, publicKey: string | undefined): string {
  const key = signature === undefined ? undefined : namedKey(signature);
  if (key === undefined) return 'NOT SIGNED: whoever has the package can make such a certificate, messages and all.';
  if (publicKey !== undefined) return `Signed with the key in ${publicKey}.`;
  return `Signed with the key ${fingerprintOf(key)}. WHOSE IT IS IS NOT KNOWN: give --public-key.`;
}
