// A process that cannot be judged is refused by name, with its exit code, its own words and its command; and nothing of
// it is left running. What every driver must say of such a connector stands in the contract of the drivers.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertGone, temporaryFolder } from '../../test/testing/process.ts';
import { KitFailure } from '../report-model/failure.ts';
import type { Command } from './platform.ts';
import { processDriver } from './process-driver.ts';
import { INITIALIZATION, scripted } from './testing/connector.ts';

const UNUSABLE: readonly [does: string, script: string, says: readonly RegExp[]][] = [
  ['is ended by a signal', "process.kill(process.pid, 'SIGKILL')", [/the connector was ended by SIGKILL/]],
  [
    'exits with last words',
    "console.error('no licence'); process.exitCode = 4; process.stdin.destroy()",
    [/exited with code 4; its last words on stderr: no licence/],
  ],
  ['writes another protocol', "write('HTTP/1.1 200 OK\\r\\n')", [/a line that is not JSON: HTTP\/1\.1 200 OK/]],
];

for (const [does, script, says] of UNUSABLE)
  test(`a connector that ${does} cannot be judged`, async (t) => {
    const { command, pids } = scripted(t, script);
    await assertUnusable(start(command), command, says);
    await assertGone(pids());
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
