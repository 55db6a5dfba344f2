// Verifying a certificate, offline: every digest is checked, and every verdict derived again from the messages. What does
// not hold is told by the first thing that does not.

import type { KeyObject } from 'node:crypto';
import type { Envelope } from '@cucumber/messages';
import { VERSION } from '../../package-root.ts';
import type { Certificate, Digest, SuiteDigests } from '../../report-model/certificate.ts';
import type { RunJudgement } from '../../report-model/run-report.ts';
import { reachedTier } from '../../report-model/tier-text.ts';
import { judge } from '../judge/judgement.ts';
import { findRunEvidence, type RunEvidence } from '../judge/run-evidence.ts';
import { digestOf, digestOfFiles } from '../suite/digests.ts';
import { type SuiteOnPaper, select } from '../suite/selection.ts';
import { canonicalJson } from './canonical-json.ts';
import { endOf, signedContent, switchOf, tiersOf } from './certificate.ts';
import { fingerprintOf, isSignedBy, namedKey } from './signing.ts';

/** What a certificate is held against. */
export interface Proofs {
  /** The file with the messages. */
  readonly messages: Uint8Array;
  /** This package's own suite. */
  readonly suite: SuiteOnPaper;
  readonly digests: SuiteDigests;
  /** Whose signature it is to bear; absent: anybody's, or nobody's. */
  readonly publicKey?: KeyObject | undefined;
  /** Of the file that is in use, where it is to be compared. */
  readonly artefact?: Digest | undefined;
  /** Of the file that describes the switch today, where it is to be compared. */
  readonly switchFile?: Digest | undefined;
}

/** Thrown inside: a certificate that does not hold is a finding, and not a failure of the kit's. */
class DoesNotHold extends Error {}

/** A sentence on the first thing that does not hold; undefined where everything does. */
export function verifyCertificate(certificate: Certificate, proofs: Proofs): string | undefined {
  try {
    checkSignature(certificate, proofs.publicKey);
    checkSuite(certificate, proofs.digests);
    checkArtefact(certificate, proofs.artefact);
    checkSwitch(certificate, proofs.switchFile);
    same('the digest of the messages', certificate.messages, digestOf(proofs.messages));
    deriveAgain(certificate, proofs);
    return undefined;
  } catch (error) {
    if (error instanceof DoesNotHold) return error.message;
    throw error;
  }
}

/** From here on the messages may be anything at all: they have the right digest, and whoever made it may have made both. */
function deriveAgain(certificate: Certificate, proofs: Proofs): void {
  try {
    const messages = readMessages(proofs.messages);
    same('the digest of the features in the messages', certificate.suite.features, digestOfSources(messages));
    same('the time', certificate.issued, endOf(messages));
    const evidence = evidenceIn(messages);
    checkCircumstances(certificate, evidence);
    checkVerdicts(certificate, judgeAgain(messages, evidence, proofs.suite));
  } catch (error) {
    if (error instanceof DoesNotHold) throw error;
    throw new DoesNotHold(`The messages are not those of a run: ${(error as Error).message}`);
  }
}

/** The certificate says one thing, and we find another. */
function same(what: string, said: unknown, found: unknown): void {
  if (canonicalJson(said) === canonicalJson(found)) return;
  throw new DoesNotHold(`The certificate says of ${what}: ${show(said)}. It is: ${show(found)}.`);
}

const show = (value: unknown): string => (typeof value === 'string' ? value : canonicalJson(value));

function checkSignature(certificate: Certificate, publicKey: KeyObject | undefined): void {
  const { signature } = certificate;
  if (signature === undefined) {
    if (publicKey !== undefined) throw new DoesNotHold('The certificate is not signed at all.');
    return;
  }
  const named = namedKey(signature);
  if (named === undefined) throw new DoesNotHold('The public key in the signature is no key for Ed25519.');
  if (publicKey !== undefined && fingerprintOf(named) !== fingerprintOf(publicKey))
    throw new DoesNotHold(`The certificate is signed with another key: ${fingerprintOf(named)}.`);
  if (!isSignedBy(named, signedContent(certificate), signature))
    throw new DoesNotHold('The signature does not fit: the certificate was changed after it was signed.');
}

function checkSuite({ kit, suite }: Certificate, digests: SuiteDigests): void {
  if (kit.version !== VERSION)
    throw new DoesNotHold(
      `The certificate is by Signoff ${kit.version}, and this is ${VERSION}, whose suite is another: npx signoff@${kit.version} verify.`,
    );
  for (const part of ['features', 'steps', 'catalogue'] as const)
    same(`the digest of the ${part}`, suite[part], digests[part]);
}

function checkArtefact({ connector }: Certificate, artefact: Digest | undefined): void {
  if (artefact !== undefined) same('the digest of the artefact', connector.artefact ?? 'nothing', artefact);
}

function checkSwitch(certificate: Certificate, digest: Digest | undefined): void {
  if (digest !== undefined)
    same('the digest of the file of the switch', certificate.switch?.digest ?? 'nothing', digest);
}

function readMessages(bytes: Uint8Array): readonly Envelope[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    try {
      return JSON.parse(line) as Envelope;
    } catch {
      throw new DoesNotHold(`The messages cannot be read: line ${index + 1} is not JSON.`);
    }
  });
}

/** The features as they were played are in the messages too. */
function digestOfSources(messages: readonly Envelope[]): Digest {
  const sources = messages.flatMap(({ source }) => source ?? []);
  return digestOfFiles(sources.map(({ uri, data }) => [uri.replaceAll('\\', '/'), data]));
}

function evidenceIn(messages: readonly Envelope[]): RunEvidence {
  const evidence = findRunEvidence(messages);
  if (evidence === undefined) throw new DoesNotHold('The messages do not say what the run was.');
  return evidence;
}

function checkCircumstances(certificate: Certificate, evidence: RunEvidence): void {
  const { kit, connector, dialect, profile, seed, simulator, tls, strict, tier = 'none' } = certificate;
  const { declaration, isTls, isStrict } = evidence;
  same('the kit', kit, evidence.kit);
  same('the connector', `${connector.name} ${connector.version}`, `${declaration.name} ${declaration.version}`);
  same('the dialect', dialect, evidence.dialect);
  same('the file of the switch', certificate.switch ?? 'none', switchOf(evidence) ?? 'none');
  same('the profile', profile, evidence.profile);
  same('the seed', seed, evidence.seed);
  same('the simulator', simulator, evidence.simulator);
  same('the check of the CTI server', certificate.serverChecked, evidence.isServerChecked);
  same('TLS', tls, isTls);
  same('strictness', strict, isStrict);
  same('the tier that was asked for', tier, evidence.tier ?? 'none');
}

function judgeAgain(messages: readonly Envelope[], evidence: RunEvidence, suite: SuiteOnPaper) {
  const { tier, isServerChecked } = evidence;
  const { planned } = select({ tier }, suite, isServerChecked ? 'besides' : 'not');
  return { catalogue: suite.catalogue, ...judge(messages, { ...evidence, catalogue: suite.catalogue, planned }) };
}

function checkVerdicts(certificate: Certificate, found: RunJudgement & Pick<SuiteOnPaper, 'catalogue'>): void {
  const { suite, requirements, tiers, verdict, certifiedFor } = certificate;
  same('the version of the catalogue', suite.catalogueVersion, found.catalogue.version);
  same(
    'the requirements that were judged',
    requirements.map(({ id }) => id),
    found.rulings.map(({ id }) => id),
  );
  requirements.forEach(({ id, level, verdict: said }, index) => {
    const ruling = found.rulings[index];
    same(id, `${level} ${said}`, `${ruling?.level} ${ruling?.verdict}`);
  });
  same('the tiers', tiers, tiersOf(found.tiers));
  same('what is certified', certifiedFor, reachedTier(found.tiers) ?? '');
  same('the verdict', verdict, found.ruling.verdict);
  if (verdict !== 'certified') throw new DoesNotHold(`The verdict is ${verdict}, and so there is no certificate.`);
}
