// What only a process can do, besides the contract of the drivers: write on stderr, exit with last words, leave others
// behind. Each breach ends the process at once, fails what was asked, and is told in words that quote the connector.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { assertGone, until } from '../../test/testing/process.ts';
import { startChild } from './child.ts';
import { processDriver } from './process-driver.ts';
import { ConnectorBroke, type Session } from './session.ts';
import { INITIALIZATION, scripted } from './testing/connector.ts';

test('what a connector writes on stderr is part of its log', async (t) => {
  const { session } = await start(t, "process.stderr.write('one line\\n')");
  let log = '';
  await until(() => {
    log += session.takeLog().join('');
    return log.includes('one line');
  }, 'the line is in the log');
});

test('of a log without end the latest is kept', async (t) => {
  const { session } = await start(
    t,
    `on.invoke = (id, { page }) => {
       for (let line = 1; line <= 1_500; line += 1) send({ method: 'log', params: line });
       send({ id, result: { page } });
     };`,
  );
  await session.invoke('LogoutAgent', {});
  const log = session.takeLog();
  assert.deepEqual([log.length, log[0], log.at(-1)], [1_000, '501', '1500']);
});

test('no id is used twice', async (t) => {
  const { session } = await start(t, 'on.invoke = on.reset = (id) => send({ id, result: { page: { id } } })');
  const ids = [];
  for (let round = 0; round < 3; round += 1) {
    ids.push((await session.invoke('LogoutAgent', {})).page.id);
    await session.reset();
  }
  assert.equal(new Set(ids).size, 3, String(ids));
});

const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;

test('a connector asks no proxy for what is on this machine', { skip: !HAS_PYTHON }, async (t) => {
  const answers = async (text: string) => {
    const server = createServer((_request, response) => response.end(text)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const [proxy, server] = [await answers('the proxy'), await answers('the server')];
  t.after(setEnvironment({ http_proxy: proxy, no_proxy: undefined, NO_PROXY: undefined }));
  const script = `import sys, urllib.request; sys.stderr.write(urllib.request.urlopen('${server}').read().decode())`;
  const read = await new Promise<string>((resolve) => {
    const ignore = () => undefined;
    const onGone = () => resolve(child.stderrTail());
    const child = startChild({ file: 'python3', args: ['-c', script] }, { onLine: ignore, onStderr: ignore, onGone });
  });
  assert.equal(read, 'the server');
});

/** Sets variables of this process; what it answers sets them back. */
function setEnvironment(variables: NodeJS.ProcessEnv): () => void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  const set = (entries: readonly (readonly [string, string | undefined])[]) => {
    for (const [name, value] of entries) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
  set(Object.entries(variables));
  return () => set(before);
}

/** Against waiting for ever, should a breach go unnoticed. */
const GUARDED = { timeout: 60_000 };

const BREACHES: readonly [does: string, script: string, says: RegExp][] = [
  [
    'exits with last words',
    "process.stderr.write('Traceback: line 7\\n'); process.exitCode = 1; process.stdin.destroy()",
    /^the connector exited with code 1; its last words on stderr: Traceback: line 7$/,
  ],
  [
    'exits while what it started holds its stdout',
    "leave({ stdio: 'inherit' }); process.exit(6)",
    /^the connector exited with code 6$/,
  ],
  ['is ended by a signal', "process.kill(process.pid, 'SIGKILL')", /^the connector was ended by SIGKILL$/],
  ['writes an empty line', "write('\\n')", /^the connector wrote a line that is not JSON: $/],
];

for (const [does, script, says] of BREACHES)
  test(`a connector that ${does} during an activity has broken`, GUARDED, async (t) => {
    const { session, pids } = await start(t, `on.invoke = (id) => { ${script} }`);
    await assertBroken(session, session.invoke('LogoutAgent', {}), says);
    await assertGone(pids());
  });

for (const [does, script, says] of BREACHES)
  test(`a connector that ${does} during a reset has broken`, GUARDED, async (t) => {
    const { session, pids } = await start(t, `on.reset = (id) => { ${script} }`);
    await assertBroken(session, session.reset(), says);
    await assertGone(pids());
  });

test('a connector that exits between two activities has broken', async (t) => {
  const { session, pids } = await start(
    t,
    'on.invoke = (id, { page }) => { send({ id, result: { page } }); setImmediate(() => process.exit(0)); }',
  );
  await session.invoke('LogoutAgent', {});
  await until(() => session.broken !== undefined, 'the exit is noticed');
  await assertBroken(session, session.reset(), /^the connector exited with code 0$/);
  await assertGone(pids());
});

/** A session with a connector into which `script` was put, shut down when the test is over; no limit runs out by itself. */
async function start(t: TestContext, script: string): Promise<{ session: Session; pids(): number[] }> {
  const { command, pids } = scripted(t, script);
  const session = await processDriver(command, 'tiny')(INITIALIZATION);
  t.after(() => session.shutdown());
  t.mock.timers.enable({ apis: ['setTimeout'] });
  return { session, pids };
}

/** What was asked fails with words that match, and so does whatever is asked then. */
async function assertBroken(session: Session, asking: Promise<unknown>, says: RegExp): Promise<void> {
  await assert.rejects(asking, (error) => {
    assert.ok(error instanceof ConnectorBroke, String(error));
    assert.match(error.message, says);
    assert.equal(session.broken, error);
    return true;
  });
  await assert.rejects(session.invoke('LogoutAgent', {}), (error) => error === session.broken);
}

test('events behind the answer to shutdown are told', async (t) => {
  const late = "send({ method: 'event', params: { page: { pyEventName: 'Ready' } } });";
  const { session } = await start(t, `on.shutdown = (id) => { send({ id, result: {} }); ${late} ${late} };`);
  assert.equal(await session.shutdown(), 'it handed on 2 events after its answer to shutdown');
});
