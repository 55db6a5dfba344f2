// What a certificate is to bear besides the verdicts: the digest of what is shipped, and a signature. Read before the run,
// so that nobody waits for a run whose certificate cannot be made.

import { resolve } from 'node:path';
import { FILE_LIMITS, readRegularFile } from '../files/read-file.ts';
import type { CertificateInputs } from '../kit/certificate/certificate.ts';
import { readPrivateKey } from '../kit/certificate/signing.ts';
import { digestOfFile } from '../kit/suite/digests.ts';
import type { Digest } from '../report-model/certificate.ts';
import { KitFailure } from '../report-model/failure.ts';

export interface CertificateChoice {
  readonly artefact?: string | undefined;
  readonly signKey?: string | undefined;
}

/** Throws a `KitFailure` where a file cannot be read or holds no key. */
export function openCertificateInputs({ artefact, signKey }: CertificateChoice, cwd: string): CertificateInputs {
  return {
    artefact: artefact === undefined ? undefined : artefactDigest(artefact, cwd),
    signKey: signKey === undefined ? undefined : readPrivateKey(readKeyFile(signKey, cwd), signKey),
  };
}

/** The digest of the file that is shipped as the connector. Throws `FileNotReadable`. */
export const artefactDigest = (name: string, cwd: string): Digest =>
  orNotReadable('artefact', name, () => digestOfFile(resolve(cwd, name), FILE_LIMITS.artefact));

/** The digest of a file that describes a switch. Throws `FileNotReadable`. */
export const switchDigest = (name: string, cwd: string): Digest =>
  orNotReadable('switch file', name, () => digestOfFile(resolve(cwd, name), FILE_LIMITS.artefact));

/** The text of a file with a key. Throws `FileNotReadable`. */
export const readKeyFile = (name: string, cwd: string): string =>
  orNotReadable('key', name, () => readRegularFile(resolve(cwd, name), FILE_LIMITS.key).toString('utf8'));

/** What `read` answers; `FileNotReadable` where the file `name` that the user named cannot be read. */
export function orNotReadable<T>(what: string, name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new KitFailure('FileNotReadable', `The ${what} ${name} cannot be read: ${code ?? message}.`, {
      hint: 'Name a file that is there and that this user may read.',
      cause: error,
    });
  }
}
