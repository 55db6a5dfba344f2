// The certificate of a run, and the reading of one. Only a run that is certified has one.

import type { KeyObject } from 'node:crypto';
import type { Envelope } from '@cucumber/messages';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import {
  CERTIFICATE_FORMAT,
  CERTIFICATE_VERSION,
  type Certificate,
  type Digest,
} from '../../report-model/certificate.ts';
import { claimOf, descriptionIn } from '../../report-model/description.ts';
import { KitFailure } from '../../report-model/failure.ts';
import { messagesNdjson } from '../../report-model/messages.ts';
import type { RunReport } from '../../report-model/run-report.ts';
import { reachedTier } from '../../report-model/tier-text.ts';
import type { RunEvidence } from '../judge/run-evidence.ts';
import { digestOf, suiteDigests } from '../suite/digests.ts';
import { signContent } from './signing.ts';

/** What a user may have a certificate bear. */
export interface CertificateInputs {
  /** Of the file that is shipped as the connector. */
  readonly artefact?: Digest | undefined;
  /** Absent: the certificate is not signed. */
  readonly signKey?: KeyObject | undefined;
}

interface Material extends CertificateInputs {
  readonly evidence: RunEvidence;
  readonly catalogueVersion: number;
}

type Judged = Pick<RunReport, 'rulings' | 'tiers' | 'ruling' | 'messages'>;

/** Undefined where the run is not certified. */
export function certificateOf(run: Judged, material: Material): Certificate | undefined {
  if (run.ruling.verdict !== 'certified') return undefined;
  const content = contentOf(run, material);
  return material.signKey === undefined ? content : { ...content, signature: signContent(content, material.signKey) };
}

function contentOf(run: Judged, { evidence, catalogueVersion, artefact }: Material): Certificate {
  const { kit, dialect, profile, seed, simulator, isTls: tls, tier, isStrict, declaration } = evidence;
  const { isServerChecked: serverChecked } = evidence;
  const { rulings, tiers, ruling, messages } = run;
  return {
    format: CERTIFICATE_FORMAT,
    formatVersion: CERTIFICATE_VERSION,
    issued: endOf(messages),
    kit,
    suite: { catalogueVersion, ...suiteDigests() },
    connector: { name: declaration.name, version: declaration.version, artefact },
    ...{ dialect, switch: switchOf(evidence) },
    ...{ profile, seed, simulator, serverChecked, tls, strict: isStrict, tier },
    verdict: ruling.verdict,
    certifiedFor: reachedTier(tiers) ?? '',
    tiers: tiersOf(tiers),
    requirements: rulings.map(({ id, level, verdict }) => ({ id, level, verdict })),
    messages: digestOf(messagesNdjson({ messages })),
  };
}

/** The description of the switch as a certificate holds it; undefined where no file describes it. */
export function switchOf(run: Pick<RunEvidence, 'dialect' | 'profile' | 'outside'>): Certificate['switch'] {
  const description = descriptionIn(run);
  return description && { ...description, claim: claimOf(run, description) };
}

/** Tiers as a certificate holds them. */
export const tiersOf = (tiers: Judged['tiers']): Certificate['tiers'] =>
  tiers.map(({ tier, isReached, declined = [], ruledOut = [], notExercised = [], believesSwitch }) => ({
    ...{ tier, isReached, declined, ruledOut, notExercised, ...(believesSwitch && { believesSwitch }) },
  }));

/** When the run was over, by its messages: ISO 8601; '' where they do not say. */
export function endOf(messages: readonly Envelope[]): string {
  const timestamp = messages.findLast(({ testRunFinished }) => testRunFinished !== undefined)?.testRunFinished
    ?.timestamp;
  return timestamp === undefined ? '' : new Date(timestamp.seconds * 1000 + timestamp.nanos / 1e6).toISOString();
}

/** What is signed: all of it but the signature. */
export function signedContent({ signature, ...content }: Certificate): object {
  return content;
}

const words = z.string();
const certificate = z.strictObject({
  format: z.literal(CERTIFICATE_FORMAT),
  formatVersion: z.literal(CERTIFICATE_VERSION),
  issued: words,
  kit: z.strictObject({ name: words, version: words }),
  suite: z.strictObject({ catalogueVersion: z.number(), features: words, steps: words, catalogue: words }),
  connector: z.strictObject({ name: words, version: words, artefact: words.optional() }),
  ...{
    dialect: words,
    switch: z
      .strictObject({ file: words, digest: words, evidence: words, source: words, date: words, claim: words })
      .optional(),
    profile: words,
    seed: z.number(),
    simulator: words,
    serverChecked: z.boolean(),
    tls: z.boolean(),
    strict: z.boolean(),
    tier: words.optional(),
  },
  ...{ verdict: words, certifiedFor: words, messages: words },
  tiers: z.array(
    z.strictObject({
      ...{ tier: words, isReached: z.boolean(), declined: z.array(words) },
      ...{ ruledOut: z.array(words), notExercised: z.array(words) },
      believesSwitch: z.literal(true).optional(),
    }),
  ),
  requirements: z.array(z.strictObject({ id: words, level: words, verdict: words })),
  signature: z.strictObject({ algorithm: z.literal('Ed25519'), publicKey: words, value: words }).optional(),
});

/** The certificate in `text`, of which nothing is believed yet. Throws `CertificateUnreadable`. */
export function readCertificate(text: string, name: string): Certificate {
  const read = certificate.safeParse(parseJson(text, name));
  if (read.success) return read.data as Certificate;
  const [issue] = read.error.issues;
  throw unreadable(name, `${issue?.path.join('.') || 'it'}: ${issue?.message}`);
}

function parseJson(text: string, name: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw unreadable(name, `it is not JSON (${(cause as Error).message})`, cause);
  }
  // JSON.parse takes the last of two members with one name; somebody else's reader may take the first.
  const twice = parseDocument(text, { prettyErrors: false }).errors.find(({ code }) => code === 'DUPLICATE_KEY');
  if (twice !== undefined) throw unreadable(name, 'a member stands in it twice');
  return value;
}

const unreadable = (name: string, why: string, cause?: unknown): KitFailure =>
  new KitFailure('CertificateUnreadable', `${name} cannot be read as a certificate: ${why}.`, {
    hint: 'A certificate is the certificate.json that signoff certify writes.',
    cause,
  });
