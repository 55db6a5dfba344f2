// A connector that cannot be judged is refused by name, with its exit code, its own words and its command; and nothing
// of it is left running. Real processes; the clock of the limits is the test's own.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertGone, temporaryFolder } from '../../test/test-process.ts';
import { KitFailure } from '../contract/failure.ts';
import type { Command } from './child.ts';
import { processDriver } from './process-driver.ts';
import { INITIALIZATION, scripted } from './test-connector.ts';

const UNUSABLE: readonly [does: string, script: string, says: readonly RegExp[]][] = [
  ['exits at once', 'process.exit(3)', [/the connector exited with code 3/]],
  ['is ended by a signal', "process.kill(process.pid, 'SIGKILL')", [/the connector was ended by SIGKILL/]],
  [
    'exits with last words',
    "console.error('no licence'); process.exitCode = 4; process.stdin.destroy()",
    [/exited with code 4; its last words on stderr: no licence/],
  ],
  ['exits when it is asked', 'on.initialize = () => process.exit(0)', [/exited with code 0/]],
  [
    'writes rubbish first',
    "write('Starting up...\\n')",
    [/the connector wrote a line that is not JSON: Starting up\.\.\./],
  ],
  [
    'writes JSON that is no message',
    'write(\'{"level":"info"}\\n\')',
    [/a line that is not a JSON-RPC 2\.0 message: \{"level":"info"\}/],
  ],
  ['answers what was not asked', 'send({ id: 77, result: {} })', [/answered what was not asked.*"id":77/]],
  ['answers with nonsense', "on.initialize = (id) => send({ id, result: 'yes' })", [/cannot be used: .*It was: "yes"/]],
  ['answers without a result', 'on.initialize = (id) => send({ id })', [/is a response with neither result nor error/]],
  [
    'answers with an error',
    "on.initialize = (id) => send({ id, error: { code: -32000, message: 'dialect native? never' } })",
    [/the connector broke: dialect native\? never \(JSON-RPC error -32000\)/],
  ],
  [
    "declares a timeout above the kit's",
    'declaration.timeoutMs = 2001',
    [/timeout of 2001 ms is above the kit's own of 2000 ms/],
  ],
  ['declares no activity', 'declaration.activities = []', [/cannot be used: activities: /]],
  ['declares no LogoutAgent', "declaration.activities = ['LoginAgent']", [/it does not declare LogoutAgent/]],
  [
    'writes ten megabytes on one line',
    "on.initialize = () => write('x'.repeat(10 * 1024 * 1024))",
    [/wrote a line of more than 4194304 characters/],
  ],
];

for (const [does, script, says] of UNUSABLE)
  test(`a connector that ${does} cannot be judged`, async (t) => {
    const { command, pids } = scripted(t, script);
    await assertUnusable(start(command), command, says);
    await assertGone(pids());
  });

test('a connector that does not answer initialize within ten seconds cannot be judged', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { command, pids } = scripted(t, 'on.initialize = () => note(process.pid)');
  const starting = assertUnusable(start(command), command, [/did not answer initialize within 10000 ms/]);
  t.mock.timers.tick(10_000);
  await starting;
  if (pids().length > 0) await assertGone(pids());
});

test('what a connector said on stderr is told although its answer came first', async (t) => {
  const { command } = scripted(
    t,
    "console.error('hint: rotated keys'); on.initialize = (id) => send({ id, result: 7 })",
  );
  await assertUnusable(start(command), command, [/It was: 7\. Its last words on stderr: hint: rotated keys/]);
});

const NOT_THERE: readonly [title: string, command: (folder: string) => Command, says: RegExp][] = [
  ['a command that is not found', () => ({ file: 'no-such-command-of-anyone', args: ['--x'] }), /\(ENOENT\)/],
  ['a folder as a command', (folder) => ({ file: folder, args: [] }), /\(EACCES\)/],
  [
    'a command in a folder that is not there',
    (folder) => ({ file: 'node', args: [], cwd: join(folder, 'x') }),
    /\(ENOENT\)/,
  ],
];

for (const [title, commandIn, says] of NOT_THERE)
  test(`${title} cannot be judged`, async (t) => {
    const command = commandIn(temporaryFolder(t));
    await assertUnusable(start(command), command, [/the connector cannot be started/, says]);
  });

const start = (command: Command) => processDriver(command, 'The connector tiny')(INITIALIZATION);

async function assertUnusable(starting: Promise<unknown>, command: Command, says: readonly RegExp[]): Promise<void> {
  await assert.rejects(starting, (failure) => {
    assert.ok(failure instanceof KitFailure, String(failure));
    assert.equal(failure.code, 'ConnectorUnusable');
    assert.match(failure.message, /^The connector tiny cannot be judged: /);
    for (const one of says) assert.match(failure.message, one);
    assert.ok(failure.message.includes([command.file, ...command.args].join(' ')), 'it names the command');
    assert.match(failure.hint, /\S/);
    return true;
  });
}
