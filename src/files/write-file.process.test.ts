// Files are written whole or not at all, all of them or none, and never through a link or into what is no regular file.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../../test/testing/process.ts';
import { createFiles, isPart, replaceFiles } from './write-file.ts';

/** A folder with a file `important` in it, and how to name and read what is there. */
function place(t: TestContext) {
  const folder = temporaryFolder(t);
  const at = (name: string) => join(folder, name);
  writeFileSync(at('important'), 'important');
  return { at, names: () => readdirSync(folder).sort(), read: (name: string) => readFileSync(at(name), 'utf8') };
}

test('what is there is replaced as a whole, and whoever reads the old file goes on reading it', async (t) => {
  const { at, names, read } = place(t);
  chmodSync(at('important'), 0o640);
  const before = statSync(at('important'));
  await replaceFiles([
    { path: at('important'), content: 'new' },
    { path: at('other'), content: Buffer.from([0xff]) },
  ]);
  assert.deepEqual([names(), read('important')], [['important', 'other'], 'new']);
  const after = statSync(at('important'));
  assert.deepEqual([after.mode, after.ino === before.ino], [before.mode, false]);
});

const IN_THE_WAY: readonly [what: string, make: (path: string) => void][] = [
  ['a symbolic link', (path) => symlinkSync('important', path)],
  ['a symbolic link', (path) => symlinkSync('nowhere', path)],
  ['a folder', (path) => mkdirSync(path)],
  ['no regular file', (path) => assert.equal(spawnSync('mkfifo', [path]).status, 0)],
];

for (const [what, make] of IN_THE_WAY)
  test(`where ${what} is in the way nothing is written at all`, async (t) => {
    const { at, names, read } = place(t);
    make(at('taken'));
    const kind = lstatSync(at('taken')).mode;
    const files = ['first', 'taken'].map((name) => ({ path: at(name), content: 'new' }));
    await assert.rejects(replaceFiles(files), { message: `${at('taken')} is ${what}, and is left alone` });
    await assert.rejects(createFiles(files), { code: 'EEXIST' });
    assert.deepEqual([names(), read('important')], [['important', 'taken'], 'important']);
    assert.equal(lstatSync(at('taken')).mode, kind);
    assert.ok(!existsSync(at('nowhere')));
  });

test('where one of several cannot be written none is there, and what cannot be replaced stays', async (t) => {
  const { at, names, read } = place(t);
  const files = [
    { path: at('important'), content: 'new' },
    { path: join(at('no-folder'), 'x'), content: 'new' },
  ];
  await assert.rejects(replaceFiles(files), { code: 'ENOENT' });
  assert.deepEqual([names(), read('important')], [['important'], 'important']);
  await assert.rejects(createFiles([{ path: at('first'), content: '' }, ...files.slice(1)]), { code: 'ENOENT' });
  assert.deepEqual(names(), ['important']);
});

test('a file is made with the mode that is asked for, whatever the process makes files with', async (t) => {
  const { at } = place(t);
  await createFiles([{ path: at('key'), content: 'secret', mode: 0o600 }]);
  assert.equal(statSync(at('key')).mode & 0o777, 0o600);
});

test('what is half written is told by its name', () => {
  assert.deepEqual(['.signoff-0a.part', 'signoff.part', '.part', '.signoff-key'].map(isPart), [
    true,
    false,
    false,
    false,
  ]);
});
