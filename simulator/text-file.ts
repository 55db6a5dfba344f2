// A file that is to be text: read as UTF-8 up to a limit, whatever the path turns out to be. It must not know what the
// text is about.

import { createReadStream } from 'node:fs';
import { Failure } from './wire/failure.ts';

/** The largest file that is read, in bytes. */
export const FILE_LIMIT = 64 * 1024 * 1024;

/** What `path` says, a byte order mark left out. Throws `FloorUnreadable`. */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  if (bytes.length > FILE_LIMIT) throw unreadable(path, `it is larger than ${FILE_LIMIT} bytes`);
  return decode(path, bytes);
}

/** One byte more than may be is enough to see that it is too much, of a device without an end too. */
async function readBytes(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(path, { end: FILE_LIMIT })) chunks.push(chunk);
  } catch (cause) {
    throw unreadable(path, REASONS[(cause as NodeJS.ErrnoException).code ?? ''] ?? (cause as Error).message, cause);
  }
  return Buffer.concat(chunks);
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
