// A folder made with those that it lies in. Node's own way to do so never ends where the file system says that there is nothing,
// as below /proc, although the folder around it is there.

import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Rejects with an error of Node's where it cannot be made, or is there and is no folder. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (await isFolder(path)) return;
    if (code !== 'ENOENT' || (await isFolder(dirname(path)))) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
