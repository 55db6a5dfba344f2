// Digests: of a text, of a file, and of the files of the suite, names and contents.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPieces } from '../../files/read-file.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import type { Digest, SuiteDigests } from '../../report-model/certificate.ts';
import { suiteFiles } from './suite-files.ts';

/** `sha256:` and 64 hexadecimal digits. */
export const digestOf = (bytes: string | Uint8Array): Digest =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Of a regular file of at most `limit` bytes. Throws as `readPieces` does. */
export function digestOfFile(path: string, limit: number): Digest {
  const hash = createHash('sha256');
  readPieces(path, limit, (piece) => void hash.update(piece));
  return `sha256:${hash.digest('hex')}`;
}

/** A file by its name, with forward slashes, and its content. */
export type NamedFile = readonly [name: string, content: string | Uint8Array];

/** Of several files: a line for each, sorted by name, with the name and the digest of the content. */
export function digestOfFiles(files: readonly NamedFile[]): Digest {
  const lines = files.map(([name, content]) => `${name} ${digestOf(content)}\n`).sort();
  return digestOf(lines.join(''));
}

/** Of the suite that this package holds. */
export function suiteDigests(): SuiteDigests {
  const { features, steps, catalogue } = suiteFiles();
  const of = (names: readonly string[]) =>
    digestOfFiles(names.map((name) => [name, readFileSync(join(PACKAGE_ROOT, name))]));
  return { features: of(features), steps: of(steps), catalogue: of(catalogue) };
}
