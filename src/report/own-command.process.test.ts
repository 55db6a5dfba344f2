// Whoever is told what to type can type it where they are told: in a clone, in a project, and after a GitHub Action.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../test/testing/process.ts';
import { VERSION } from '../package-root.ts';
import { inQuotes, ownCommand } from './own-command.ts';

const PLACES: readonly [where: string, from: string, root: string, command: string, actionPath?: string][] = [
  ['in a project', '/p', '/p/node_modules/signoff', 'npx signoff'],
  ['in a project of pnpm', '/p', '/p/node_modules/.pnpm/signoff@0.1.0/node_modules/signoff', 'npx signoff'],
  ['in a project on Windows', 'C:\\p', 'C:\\p\\node_modules\\signoff', 'npx signoff'],
  ['in a clone', '/c', '/c', 'node dist/src/cli.js'],
  ['in a folder of a clone', '/c/my/connector', '/c', 'node ../../dist/src/cli.js'],
  ['beside a clone', '/p', '/c', 'node ../c/dist/src/cli.js'],
  ['beside a clone with a blank in its name', '/p', '/my clone', "node '../my clone/dist/src/cli.js'"],
  ['after an action', '/home/work', '/home/_actions/signoff', 'npx signoff', '/home/_actions/signoff'],
  ['after the action of the clone itself', '/c', '/c', 'node dist/src/cli.js', '/c'],
  ['in a clone whose name only begins like it', '/my_node_modules', '/my_node_modules', 'node dist/src/cli.js'],
];

for (const [where, from, root, command, actionPath] of PLACES)
  test(`${where} it is ${command}`, () => {
    assert.equal(ownCommand(from, { root, actionPath }), command);
  });

test('what is told here runs here', (t) => {
  const cwd = join(temporaryFolder(t), "it's [a] folder");
  mkdirSync(cwd);
  const command = `${ownCommand(cwd, { actionPath: undefined })} --version`;
  assert.equal(execFileSync('sh', ['-c', command], { cwd, encoding: 'utf8' }), `${VERSION}\n`);
});

test('words are quoted as the shell of the platform takes them', () => {
  const words = ['a/b.ts', 'my file', 'say "hi"'];
  assert.deepEqual(
    words.map((word) => inQuotes(word, 'linux')),
    ['a/b.ts', "'my file'", `'say "hi"'`],
  );
  assert.deepEqual(
    words.map((word) => inQuotes(word, 'win32')),
    ['a/b.ts', '"my file"', '"say \\"hi\\""'],
  );
});
