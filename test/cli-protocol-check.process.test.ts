// `signoff protocol-check` as the author of a connector runs it: a line a step, what to do where one is wrong, and an exit
// code for a script.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { childrenOf, signoff } from './testing/cli.ts';
import { signoffHere } from './testing/command.ts';
import { assertGone, temporaryFolder, until } from './testing/process.ts';

test('a connector that plugs in is told what to do next, and nothing of it is left', async (t) => {
  const { exitCode, stdout, stderr } = await signoffHere(t, ['protocol-check']).ended;
  assert.deepEqual([exitCode, stderr], [0, '']);
  assert.match(stdout, /^(ok {5}.+\n){8}\nThe connector plugs in\. Next: node (\S+\/)?dist\/src\/cli\.js certify\n$/);
});

test('a connector that cannot be judged is told why and what to do', async (t) => {
  const { exitCode, stdout, stderr } = await signoffHere(t, ['protocol-check', '--command', 'false']).ended;
  assert.deepEqual([exitCode, stderr], [2, '']);
  assert.match(
    stdout,
    /^WRONG {2}initialize .*The command was: false\n +Answer within 10 s .*\n(- .*\n){7}\nThe connector/,
  );
});

const SILENT = `export default {
  async initialize() {
    return { protocolVersion: 1, name: 'silent', version: '1', timeoutMs: 2000, activities: ['LogoutAgent'] };
  },
  invoke: () => new Promise(() => {}),
  async reset() {},
  async shutdown() {},
};`;

test('steps as JSON, and nothing else', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'c.mjs'), SILENT.replace('2000', '100'));
  const { exitCode, stdout } = await signoffHere(t, ['protocol-check', '--json', '--connector', './c.mjs'], folder)
    .ended;
  const { steps, declaration, exitCode: told } = JSON.parse(stdout);
  assert.deepEqual([exitCode, told, declaration.name], [1, 1, 'silent']);
  assert.match(steps[1].said, /^the connector did not answer invoke within 1100 ms$/);
});

test('bad usage is bad usage', async (t) => {
  const { exitCode, stdout, stderr } = await signoffHere(t, ['protocol-check', '--url', 'a', '--command', 'b']).ended;
  assert.deepEqual([exitCode, stdout], [2, '']);
  assert.match(stderr, /^InvalidSetting: --command and --url contradict each other/);
});

test('a check that is interrupted ends at once and leaves nothing behind', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'c.mjs'), SILENT);
  const run = signoff(t, ['protocol-check', '--connector', './c.mjs'], folder);
  await run.hasWritten('ok     initialize');
  await until(() => childrenOf(run.pid).length > 0, 'there is a connector');
  const connectors = childrenOf(run.pid);
  run.kill('SIGINT');
  assert.equal((await run.ended).exitCode, 2);
  await assertGone(connectors);
});
