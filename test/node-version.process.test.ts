// An unsupported Node is told in one sentence by every command: the entry says so before it loads anything, and can be read
// by a Node that is too old for the rest.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { nodeComplaint } from '../src/cli/node-version.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { signoff } from './testing/cli.ts';
import { temporaryFolder } from './testing/process.ts';

test('a Node that will do is passed over, and another one is named', () => {
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0', '100.0.0']) assert.equal(nodeComplaint(version), '');
  for (const version of ['20.18.3', '19.9.0', '18.20.8', '12.22.12', '8.19.0'])
    assert.equal(nodeComplaint(version), `Signoff needs Node 20.19 or newer, and this is Node ${version}.\n`);
});

test('developers are given the oldest Node that will do', () => {
  const { engines } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'));
  const version = readFileSync(join(PACKAGE_ROOT, '.nvmrc'), 'utf8').trim();
  assert.equal(`>=${version}`, engines.node);
  assert.equal(nodeComplaint(`${version}.0`), '');
});

for (const file of ['bin/signoff.js', 'dist/src/cli.js', 'dist/src/cli/node-version.js'])
  test(`${file} has no syntax that is newer than ES2018, and imports nothing that an old Node lacks`, () => {
    const text = readFileSync(join(PACKAGE_ROOT, file), 'utf8');
    const options = { module: ts.ModuleKind.ESNext, removeComments: true };
    const as = (target: ts.ScriptTarget) => ts.transpile(text, { ...options, target });
    assert.equal(as(ts.ScriptTarget.ES2018), as(ts.ScriptTarget.ESNext));
    assert.doesNotMatch(text, /^await|from ['"](?!\.\/|node:fs['"])/m);
  });

/** A Node that calls itself an old one. */
const OLD = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.20.8'})";

for (const command of ['certify', 'simulate', 'list', 'host', '--help'])
  test(`${command} says so and does nothing else`, async (t) => {
    const start = { nodeFlags: ['--import', OLD] };
    const { exitCode, stdout, stderr } = await signoff(t, [command], temporaryFolder(t), {}, start).ended;
    assert.deepEqual([exitCode, stdout], [2, '']);
    assert.equal(stderr, 'Signoff needs Node 20.19 or newer, and this is Node 18.20.8.\n');
  });
