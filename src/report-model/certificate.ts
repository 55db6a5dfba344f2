// The certificate: what a third party is shown, and can check with nothing but the package and the messages of the run.

import type { Description } from './description.ts';
import type { TierRuling } from './requirement.ts';

export const CERTIFICATE_FORMAT = 'signoff-certificate';
export const CERTIFICATE_VERSION = 2;

/** SHA-256, as `sha256:` and 64 hexadecimal digits. */
export type Digest = string;

/** What the suite consisted of. */
export interface SuiteDigests {
  readonly features: Digest;
  readonly steps: Digest;
  readonly catalogue: Digest;
}

export interface CertificateSignature {
  readonly algorithm: 'Ed25519';
  /** The key to check it with: SPKI, DER, base64. It proves nothing by itself: anybody can sign with a key of their own. */
  readonly publicKey: string;
  /** Base64, over the canonical JSON of everything else in the certificate. */
  readonly value: string;
}

export interface Certificate {
  readonly format: string;
  readonly formatVersion: number;
  /** When the run was over: ISO 8601, UTC. */
  readonly issued: string;
  readonly kit: { readonly name: string; readonly version: string };
  readonly suite: SuiteDigests & { readonly catalogueVersion: number };
  readonly connector: {
    readonly name: string;
    readonly version: string;
    /** Of the file that is shipped, where it was named. */
    readonly artefact?: Digest | undefined;
  };
  readonly dialect: string;
  /** Where a file describes the switch: which one, how it is known, and how far the certificate goes, in one sentence. */
  readonly switch?: (Description & { readonly claim: string }) | undefined;
  readonly profile: string;
  readonly seed: number;
  /** `own`: one that the run started; `joined`: one that ran already. */
  readonly simulator: 'embedded' | 'external';
  /** Whether the CTI server was held to its own requirements first: in a dialect that the kit does not speak it cannot be. */
  readonly serverChecked: boolean;
  /** Whether the CTI server spoke TLS. */
  readonly tls: boolean;
  /** Whether a SHOULD that is not met fails. */
  readonly strict: boolean;
  /** The tier that was asked for, where one was. */
  readonly tier?: string | undefined;
  readonly verdict: string;
  /** The highest tier that was reached, what was declined and what the policy rules out, in words. */
  readonly certifiedFor: string;
  readonly tiers: readonly TierRuling[];
  readonly requirements: readonly { readonly id: string; readonly level: string; readonly verdict: string }[];
  /** Of the file with the messages, byte for byte. */
  readonly messages: Digest;
  readonly signature?: CertificateSignature | undefined;
}
