// A file that is to be text: a regular one, read as UTF-8 up to a limit. It must not know what the text is about.

import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Failure, type FailureCode } from '../net/failure.ts';

/** The largest file that is read, in bytes. */
export const FILE_LIMIT = 64 * 1024 * 1024;

/** What a file is to be that is read: what it is called, and the code of the failure where it cannot be. */
export interface TextFile {
  /** `The floor file` */
  readonly what: string;
  readonly code: FailureCode;
}

/** What `path` says, a byte order mark left out. Throws a `Failure` of the file's code. */
export const readText = async (path: string, file: TextFile): Promise<string> => (await readDigested(path, file)).text;

/** The same, and the digest of the bytes that were read: `sha256:` and 64 hexadecimal digits. */
export async function readDigested(
  path: string,
  file: TextFile,
): Promise<{ readonly text: string; readonly digest: string }> {
  const bytes = await readBytes(path, file);
  if (bytes.length > FILE_LIMIT) throw unreadable(file, path, `it is larger than ${FILE_LIMIT} bytes`);
  return { text: decode(path, file, bytes), digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` };
}

/** One byte more than may be is enough to see that it is too much. A pipe or a device may not like to be opened at all. */
async function readBytes(path: string, file: TextFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    refuseOthers(await stat(path));
    const opened = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      refuseOthers(await opened.stat());
      for await (const chunk of opened.createReadStream({ end: FILE_LIMIT, autoClose: false })) chunks.push(chunk);
    } finally {
      await opened.close();
    }
  } catch (cause) {
    throw unreadable(
      file,
      path,
      REASONS[(cause as NodeJS.ErrnoException).code ?? ''] ?? (cause as Error).message,
      cause,
    );
  }
  return Buffer.concat(chunks);
}

function refuseOthers(stats: { isFile(): boolean; isDirectory(): boolean }): void {
  if (stats.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  if (!stats.isFile()) throw new Error('it is no regular file');
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is no directory',
  EACCES: 'this user may not read it',
  ELOOP: 'its symbolic links go round in circles',
  ENAMETOOLONG: 'the name is too long',
  ERR_INVALID_ARG_VALUE: 'no path has a null byte in it',
};

function decode(path: string, file: TextFile, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(file, path, 'it is not text in UTF-8', cause);
  }
}

const unreadable = ({ what, code }: TextFile, path: string, reason: string, cause?: unknown): Failure =>
  new Failure(code, `${what} ${path} cannot be read: ${reason}.`, { cause });
