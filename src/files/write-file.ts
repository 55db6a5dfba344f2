// Files written whole or not at all: beside the place where they are to be, then renamed into it. Nothing is ever written
// through a symbolic link, or into what is no regular file. It must not know what the files are about.

import { randomBytes } from 'node:crypto';
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file to be. */
export interface FileToWrite {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Who may do what with it, as `chmod` takes it; absent: as it was, or as the process makes files. */
  readonly mode?: number | undefined;
}

/**
 * Puts every file in its place, in that order, whatever regular file is there already; or none, where that cannot be:
 * those that were there before are gone then too. Rejects with an error of Node's, or with one that names what is in the way.
 */
export async function replaceFiles(files: readonly FileToWrite[]): Promise<void> {
  const beside: { readonly from: string; readonly to: string }[] = [];
  const placed: string[] = [];
  try {
    for (const { path, content, mode } of files) {
      const present = await regularFileAt(path);
      const from = join(dirname(path), `${PART.start}${randomBytes(8).toString('hex')}${PART.end}`);
      beside.push({ from, to: path });
      await create(from, content, mode ?? (present && present.mode & 0o777));
    }
    for (const { from, to } of beside) {
      await rename(from, to);
      placed.push(to);
    }
  } catch (error) {
    await removeAll([...beside.map(({ from }) => from), ...placed]);
    throw error;
  }
}

/** Writes files that are not there yet, all or none. Rejects with EEXIST where one is there, whatever it is. */
export async function createFiles(files: readonly FileToWrite[]): Promise<void> {
  const created: string[] = [];
  try {
    for (const { path, content, mode } of files) await create(path, content, mode, () => created.push(path));
  } catch (error) {
    await removeAll(created);
    throw error;
  }
}

/** What a file is called that is not yet in its place. */
const PART = { start: '.signoff-', end: '.part' } as const;

/** Whether a file of that name is what a process that was killed left behind while it wrote. */
export const isPart = (name: string): boolean => name.startsWith(PART.start) && name.endsWith(PART.end);

/** The regular file at `path`; undefined where there is nothing. Rejects where there is something else, and names it. */
export async function regularFileAt(path: string): Promise<{ readonly mode: number } | undefined> {
  const stats = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stats === undefined || stats.isFile()) return stats;
  const what = stats.isSymbolicLink() ? 'a symbolic link' : stats.isDirectory() ? 'a folder' : 'no regular file';
  throw new Error(`${path} is ${what}, and is left alone`);
}

/** A new file. What is on the disk is known only once it has been synchronized: a full one may tell as late as that. */
async function create(
  path: string,
  content: string | Uint8Array,
  mode: number | undefined,
  onCreated?: () => void,
): Promise<void> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'wx', mode);
    onCreated?.();
    if (mode !== undefined) await file.chmod(mode);
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file?.close();
  }
}

async function removeAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { force: true });
}
