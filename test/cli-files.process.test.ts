// The files that a command is told to read: only regular ones, and none without an end. Whatever else it is, it is named,
// and nobody waits for it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { signoff } from './testing/cli.ts';
import { signoffHere } from './testing/command.ts';
import { temporaryFolder } from './testing/process.ts';

const READERS: readonly [args: (file: string) => readonly string[], code: string][] = [
  [(file) => ['teach', file], 'FeatureUnreadable'],
  [(file) => ['simulate', '--port', '0', '--native-port', '0', '--floor', file], 'FloorUnreadable'],
  [(file) => ['certify', '--baseline', file], 'BaselineUnusable'],
  [(file) => ['certify', '--artefact', file], 'FileNotReadable'],
  [(file) => ['certify', '--sign-key', file], 'FileNotReadable'],
  [(file) => ['certify', '--connector', file], 'ConnectorNotFound'],
  [(file) => ['verify', file], 'FileNotReadable'],
];

for (const [argsOf, code] of READERS)
  test(`signoff ${argsOf('FILE').join(' ')} reads neither a device nor a pipe`, async (t) => {
    const folder = temporaryFolder(t);
    assert.equal(spawnSync('mkfifo', [join(folder, 'pipe')]).status, 0);
    symlinkSync('/dev/zero', join(folder, 'zero'));
    for (const file of ['/dev/zero', join(folder, 'zero'), join(folder, 'pipe')]) {
      const { exitCode, stdout, stderr } = await signoffHere(t, argsOf(file), folder).ended;
      assert.match(stderr, new RegExp(`^${code}: .*${file}.*\\bno regular file`), stdout);
      assert.equal(exitCode, 2);
    }
  });

test('a lesson with a step that there is not is told at the start, and nothing is served', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(
    join(folder, 'mine.feature'),
    'Feature: Mine\n  Scenario: One\n    Given agent Ada is logged into sales\n',
  );
  const { exitCode, stdout, stderr } = await signoff(t, ['teach', 'mine.feature'], folder).ended;
  assert.equal(
    stderr.split('\n')[0],
    'UnknownStep: mine.feature:3: there is no step “agent Ada is logged into sales”. The nearest is “agent Ada is logged in to sales”.',
  );
  assert.deepEqual([exitCode, stdout], [2, '']);
});

test('a config file that is a pipe is named', async (t) => {
  const folder = temporaryFolder(t);
  assert.equal(spawnSync('mkfifo', [join(folder, 'signoff.config.yaml')]).status, 0);
  const { exitCode, stderr } = await signoffHere(t, ['certify'], folder).ended;
  assert.match(stderr, /^InvalidSetting: signoff\.config\.yaml cannot be read: it is no regular file\.\n/);
  assert.equal(exitCode, 2);
});
