// A folder is made with those around it; where it cannot be, that is said, and at once.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { makeFolder } from './make-folder.ts';

function emptyFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'signoff-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a folder is made with those that it lies in, and one that is there is left', async (t) => {
  const path = join(emptyFolder(t), 'a', 'b', 'c');
  await makeFolder(path);
  writeFileSync(join(path, 'file'), 'kept');
  await makeFolder(path);
  assert.ok(statSync(path).isDirectory());
  assert.equal(statSync(join(path, 'file')).size, 4);
});

test('what lies where a folder is to be, or is to lie, is in the way', async (t) => {
  const file = join(emptyFolder(t), 'file');
  writeFileSync(file, '');
  await assert.rejects(makeFolder(file), { code: 'EEXIST' });
  await assert.rejects(makeFolder(join(file, 'a', 'b')), { code: 'ENOTDIR' });
});

test('where the file system has no folders made, that is an error and no endless wait', {
  skip: process.platform !== 'linux',
}, async () => {
  await assert.rejects(makeFolder('/proc/no-such-folder/reports'), { code: 'ENOENT' });
});
