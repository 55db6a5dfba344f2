// Files that a user names, read: only what is a regular file, and no more of it than it may hold. It must not know what
// the files are about.

import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';

const MEBIBYTE = 1024 * 1024;

/** How large a file may be, in bytes, by what it is. */
export const FILE_LIMITS = {
  key: 64 * 1024,
  config: MEBIBYTE,
  feature: 4 * MEBIBYTE,
  baseline: 16 * MEBIBYTE,
  certificate: 16 * MEBIBYTE,
  messages: 256 * MEBIBYTE,
  artefact: 16 * 1024 * MEBIBYTE,
} as const;

const PIECE = 64 * 1024;

/**
 * What stands in the file at `path`. Throws an error of Node's, or one whose message is the end of a sentence: a device, a
 * pipe or a folder is no regular file, whatever it would say; and a file may have at most `limit` bytes.
 */
export function readRegularFile(path: string, limit: number): Buffer {
  const pieces: Buffer[] = [];
  readPieces(path, limit, (piece) => pieces.push(Buffer.from(piece)));
  return Buffer.concat(pieces);
}

/** The same, handed on piece by piece; a piece is only good until the next one. */
export function readPieces(path: string, limit: number, onPiece: (piece: Buffer) => void): void {
  const file = openRegularFile(path);
  try {
    const buffer = Buffer.alloc(PIECE);
    let size = 0;
    for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
      size += count;
      if (size > limit) throw new Error(`it is larger than ${limit} bytes`);
      onPiece(buffer.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
}

/** Looks before it opens, since a pipe and a device may not like to be opened; and after it, since others may be quick. */
function openRegularFile(path: string): number {
  refuseOthers(statSync(path));
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    refuseOthers(fstatSync(file));
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function refuseOthers(stats: { isFile(): boolean }): void {
  if (!stats.isFile()) throw new Error('it is no regular file');
}
