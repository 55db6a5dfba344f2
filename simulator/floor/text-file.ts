// A file that is to be text: a regular one, read as UTF-8 up to a limit. It must not know what the text is about.

import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Failure } from '../net/failure.ts';

/** The largest file that is read, in bytes. */
export const FILE_LIMIT = 64 * 1024 * 1024;

/** What `path` says, a byte order mark left out. Throws `FloorUnreadable`. */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  if (bytes.length > FILE_LIMIT) throw unreadable(path, `it is larger than ${FILE_LIMIT} bytes`);
  return decode(path, bytes);
}

/** One byte more than may be is enough to see that it is too much. A pipe or a device may not like to be opened at all. */
async function readBytes(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    refuseOthers(await stat(path));
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      refuseOthers(await file.stat());
      for await (const chunk of file.createReadStream({ end: FILE_LIMIT, autoClose: false })) chunks.push(chunk);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw unreadable(path, REASONS[(cause as NodeJS.ErrnoException).code ?? ''] ?? (cause as Error).message, cause);
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

function decode(path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(path, 'it is not text in UTF-8', cause);
  }
}

const unreadable = (path: string, reason: string, cause?: unknown): Failure =>
  new Failure('FloorUnreadable', `The floor file ${path} cannot be read: ${reason}.`, { cause });
