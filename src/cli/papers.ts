// What a certificate is to bear besides the verdicts: the digest of what is shipped, and a signature. Read before the run,
// so that nobody waits for a run whose certificate cannot be made.

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KitFailure } from '../contract/failure.ts';
import type { Papers } from '../kit/certificate.ts';
import { digestOfFile } from '../kit/digests.ts';
import { readPrivateKey } from '../kit/signing.ts';

export interface PapersChoice {
  readonly artefact?: string | undefined;
  readonly signKey?: string | undefined;
}

/** Throws a `KitFailure` where a file cannot be read or holds no key. */
export async function openPapers({ artefact, signKey }: PapersChoice, cwd: string): Promise<Papers> {
  return {
    artefact: artefact === undefined ? undefined : await artefactDigest(artefact, cwd),
    signKey: signKey === undefined ? undefined : readPrivateKey(await readKeyFile(signKey, cwd), signKey),
  };
}

/** The digest of the file that is shipped as the connector. Throws `FileNotReadable`. */
export const artefactDigest = (name: string, cwd: string): Promise<string> =>
  digestOfFile(resolve(cwd, name)).catch((cause) => {
    throw notReadable('artefact', name, cause);
  });

/** The text of a file with a key. Throws `FileNotReadable`. */
export const readKeyFile = (name: string, cwd: string): Promise<string> =>
  readFile(resolve(cwd, name), 'utf8').catch((cause) => {
    throw notReadable('key', name, cause);
  });

/** That a file which the user named cannot be read. */
export const notReadable = (what: string, name: string, cause: NodeJS.ErrnoException): KitFailure =>
  new KitFailure('FileNotReadable', `The ${what} ${name} cannot be read: ${cause.code ?? cause.message}.`, {
    hint: 'Name a file that is there and that this user may read.',
    cause,
  });
