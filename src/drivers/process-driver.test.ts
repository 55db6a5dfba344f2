// A session over a real process: what the connector does right, and what is said when it breaks during an activity or a
// reset. Each breach ends the process at once, fails what was asked, and is told in words that quote the connector.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { assertGone, until } from '../../test/test-process.ts';
import { processDriver } from './process-driver.ts';
import { ConnectorBroke, type Session } from './session.ts';
import { INITIALIZATION, scripted } from './test-connector.ts';

test('a connector is told what it needs, and its declaration, pages and log come back', async (t) => {
  const { session, pids } = await start(
    t,
    `on.initialize = (id, params) => send({ id, result: { ...declaration, name: JSON.stringify(params) } });
     on.invoke = (id, { activity, page }) => {
       send({ method: 'log', params: { level: 'info', message: 'on it' } });
       send({ method: 'event', params: { page: {} } });
       send({ method: 'mood', params: 'good' });
       send({ id, result: { page: { ...page, activity }, status: { severity: 'Fail', message: 'späte 😀' } } });
     };`,
  );
  assert.deepEqual(JSON.parse(session.declaration.name), INITIALIZATION);
  assert.deepEqual(session.declaration.activities, ['LogoutAgent']);

  const page = { AgentID: '1', pyLabel: 'Ä/ö "x"\n\u2028', AgentOptions: { deep: [null, 1] } };
  assert.deepEqual(await session.invoke('LogoutAgent', page), {
    page: { ...page, activity: 'LogoutAgent' },
    status: { severity: 'Fail', message: 'späte 😀' },
  });
  assert.deepEqual(session.takeLog(), ['{"level":"info","message":"on it"}', '{"page":{}}'], 'its log and its events');
  assert.deepEqual(session.takeLog(), [], 'the log is handed over once');
  await session.reset();
  assert.equal(session.broken, undefined);
  await session.shutdown();
  await assertGone(pids());
});

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

test('answers to two activities at once may come in either order', async (t) => {
  const { session } = await start(
    t,
    `const waiting = [];
     on.invoke = (id, { page }) => {
       waiting.unshift(() => send({ id, result: { page } }));
       if (waiting.length === 2) for (const answer of waiting) answer();
     };`,
  );
  const both = await Promise.all(['1', '2'].map((AgentID) => session.invoke('LogoutAgent', { AgentID })));
  assert.deepEqual(both, [{ page: { AgentID: '1' } }, { page: { AgentID: '2' } }]);
});

/** Against waiting for ever, should a breach go unnoticed. */
const GUARDED = { timeout: 60_000 };

const BREACHES: readonly [does: string, script: string, says: RegExp][] = [
  ['exits', 'process.exit(5)', /^the connector exited with code 5$/],
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
  ['writes rubbish', "write('debug: 1\\n')", /^the connector wrote a line that is not JSON: debug: 1$/],
  ['writes an empty line', "write('\\n')", /^the connector wrote a line that is not JSON: $/],
  [
    'writes rubbish without end',
    "write('x'.repeat(10 * 1024 * 1024))",
    /^the connector wrote a line of more than 4194304 characters$/,
  ],
  [
    'answers a page that is no object',
    "send({ id, result: { page: 'done' } })",
    /^the answer to LogoutAgent cannot be used: page: .*It was: \{"page":"done"\}$/,
  ],
  [
    'answers an unknown severity',
    "send({ id, result: { page: {}, status: { severity: 'Error' } } })",
    /^the answer to LogoutAgent cannot be used: status\.severity: .*"severity":"Error"/,
  ],
  [
    'answers an id that nobody asked',
    'send({ id: 4711, result: { page: {} } })',
    /^the connector answered what was not asked.*"id":4711/,
  ],
  [
    'answers twice',
    "write(JSON.stringify({ jsonrpc: '2.0', id, result: { page: {} } }).concat('\\n').repeat(2))",
    /^the connector answered what was not asked, or asked once: .*"page":\{\}/,
  ],
  ['answers neither with a result nor an error', 'send({ id })', /is a response with neither result nor error/],
];

for (const [does, script, says] of BREACHES)
  test(`a connector that ${does} during an activity has broken`, GUARDED, async (t) => {
    const { session, pids } = await start(t, `on.invoke = (id) => { ${script} }`);
    await assertBroken(session, session.invoke('LogoutAgent', {}), says);
    await assertGone(pids());
  });

for (const [does, script, says] of BREACHES.filter(([title]) => /^(exits|writes)/.test(title)))
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

const SILENCES: readonly [what: string, ask: (session: Session) => Promise<unknown>, limitMs: number][] = [
  ['LogoutAgent past its own timeout and a second', (session) => session.invoke('LogoutAgent', {}), 1_001],
  ['a reset past five seconds', (session) => session.reset(), 5_000],
];

for (const [what, ask, limitMs] of SILENCES)
  test(`a connector that is silent on ${what} has broken, and not before`, async (t) => {
    const { session, pids } = await start(t, 'on.invoke = on.reset = () => {}');
    const asking = ask(session);
    t.mock.timers.tick(limitMs - 1);
    assert.equal(session.broken, undefined);
    t.mock.timers.tick(1);
    await assertBroken(
      session,
      asking,
      new RegExp(`^the connector did not answer (invoke|reset) within ${limitMs} ms$`),
    );
    await assertGone(pids());
  });

const ERROR_ANSWER = "send({ id, error: { code: -32603, message: 'TypeError: x is null' } })";

test('an error answer means that the connector broke, but the next activity finds it at work', async (t) => {
  const { session } = await start(
    t,
    `let errors = 0; const good = on.invoke;
     on.invoke = (id, params) => { if (errors++ === 0) ${ERROR_ANSWER}; else good(id, params); };
     on.reset = (id) => ${ERROR_ANSWER};`,
  );
  const says = { name: 'ConnectorBroke', message: 'the connector broke: TypeError: x is null (JSON-RPC error -32603)' };
  await assert.rejects(session.invoke('LogoutAgent', {}), says);
  await assert.rejects(session.reset(), says);
  assert.equal(session.broken, undefined);
  assert.deepEqual(await session.invoke('LogoutAgent', { AgentID: '1' }), { page: { AgentID: '1' } });
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
