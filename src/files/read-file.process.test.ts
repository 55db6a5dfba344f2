// Only regular files are read, and no more of one than it may hold.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../../test/testing/process.ts';
import { readRegularFile } from './read-file.ts';

function fileOf(t: TestContext, content: string | Buffer): string {
  const path = join(temporaryFolder(t), 'file');
  writeFileSync(path, content);
  return path;
}

for (const size of [0, 1, 64 * 1024, 64 * 1024 + 1, 200_000])
  test(`a file of ${size} bytes is read as it is, through a link too`, (t) => {
    const content = Buffer.alloc(size, 'abc');
    const path = fileOf(t, content);
    symlinkSync(path, `${path}-link`);
    for (const each of [path, `${path}-link`]) assert.deepEqual(readRegularFile(each, size), content);
  });

test('a file that is larger than it may be is not read to its end', (t) => {
  const path = fileOf(t, 'abc');
  assert.throws(() => readRegularFile(path, 2), { message: 'it is larger than 2 bytes' });
  truncateSync(path, 2 ** 40);
  assert.throws(() => readRegularFile(path, 1000), { message: 'it is larger than 1000 bytes' });
});

const OTHERS: readonly [what: string, pathIn: (t: TestContext, folder: string) => string | Promise<string>][] = [
  ['a device without an end', () => '/dev/zero'],
  ['a device without a content', () => '/dev/null'],
  ['a folder', (_t, folder) => folder],
  [
    'a pipe into which nobody writes',
    (_t, folder) => {
      assert.equal(spawnSync('mkfifo', [join(folder, 'pipe')]).status, 0);
      return join(folder, 'pipe');
    },
  ],
  [
    'a socket',
    async (t, folder) => {
      const server = createServer();
      t.after(() => server.close());
      await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve));
      return join(folder, 'socket');
    },
  ],
];

for (const [what, pathIn] of OTHERS)
  test(`${what} is no regular file`, async (t) => {
    const path = await pathIn(t, temporaryFolder(t));
    assert.throws(() => readRegularFile(path, 1000), { message: 'it is no regular file' });
    const link = join(temporaryFolder(t), 'link');
    symlinkSync(path, link);
    assert.throws(() => readRegularFile(link, 1000), { message: 'it is no regular file' });
  });

test('what is not there is told as Node tells it', (t) => {
  assert.throws(() => readRegularFile(join(temporaryFolder(t), 'nothing'), 1000), { code: 'ENOENT' });
});
