// The contract of the drivers, over every way in which a connector is reached: what goes through, and each row of "When
// the connector itself misbehaves". Whatever it does is told in words that quote it, and nothing of it is left.

import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { KitFailure } from '../report-model/failure.ts';
import { ConnectorBroke, type Session } from './session.ts';
import { CARRIERS, type CarrierCase, type Scripted } from './testing/carriers.ts';
import { INITIALIZATION } from './testing/connector.ts';

/** Against waiting for ever, should a breach go unnoticed. */
const GUARDED = { timeout: 60_000 };

type Row = readonly [does: string, script: string, says: RegExp, only?: 'owned'];

const UNUSABLE: readonly Row[] = [
  ['exits before it is asked', 'process.exit(3)', /the connector exited with code 3/, 'owned'],
  [
    'throws when it is loaded',
    "throw new Error('no licence')",
    /(exited with code \d; |cannot be loaded: ).*no licence/s,
    'owned',
  ],
  ['speaks before it is asked', "writeOut('Starting up...\\n')", /a line that is not JSON: Starting up\.\.\./, 'owned'],
  ['speaks JSON before it is asked', "writeOut('{}\\n')", /a line that is not a JSON-RPC 2\.0 message: \{\}/, 'owned'],
  ['exits when it is asked', 'on.initialize = () => process.exit(4)', /(exited with code 4|broke the connection off)/],
  ['writes no JSON', "on.initialize = (_, say) => say.raw('hello\\n')", /that is not JSON: hello/],
  [
    'writes JSON that is no JSON-RPC',
    'on.initialize = (_, say) => say.raw(\'{"id":1}\\n\')',
    /that is not a JSON-RPC 2\.0 message: \{"id":1\}/,
  ],
  [
    'writes an answer without a result',
    'on.initialize = (_, say) => say.raw(\'{"jsonrpc":"2.0","id":1}\\n\')',
    /is a response with neither result nor error/,
  ],
  [
    'writes ten megabytes on one line',
    "on.initialize = (_, say) => say.raw('x'.repeat(10 * 1024 * 1024))",
    /more than 4194304 (characters|bytes)/,
  ],
  [
    'answers what was not asked',
    'on.initialize = (_, say) => say.raw(line({ id: 77, result: {} }))',
    /answered what was not asked.*"id":77/,
  ],
  [
    'answers with an error',
    "on.initialize = (_, say) => say.error('dialect native? never')",
    /the connector broke: dialect native\? never \(JSON-RPC error -32603\)/,
  ],
  ['answers with nonsense', "on.initialize = (_, say) => say.answer('yes')", /cannot be used: .*It was: "yes"/],
  ['declares no activity', 'declaration.activities = []', /cannot be used: activities: /],
  ['declares no LogoutAgent', "declaration.activities = ['LoginAgent']", /it does not declare LogoutAgent/],
  ['declares one twice', "declaration.activities = ['LogoutAgent', 'logoutAgent']", /the activity logoutAgent twice/],
  [
    'hands on an event before it answers',
    `const good = on.initialize;
     on.initialize = async (params, say) => (await say.notify('event', { page: { pyEventName: 'Ready' } }), good(params, say));`,
    /it handed on an event before it answered initialize: \{"pyEventName":"Ready"\}/,
  ],
  ["declares a timeout above the kit's", 'declaration.timeoutMs = 2001', /2001 ms is above the kit's own of 2000 ms/],
];

const TWICE = 'line({ id: say.id, result: { page: {} } })';

/** During `invoke` and, where the row is not about its answer, during `reset`. */
const BREACHES: readonly Row[] = [
  ['exits', 'process.exit(5)', /(exited with code 5|broke the connection off)/],
  ['exits with success', 'process.exit(0)', /(exited with code 0|broke the connection off)/],
  ['writes rubbish', "say.raw('debug: 1\\n')", /that is not JSON: debug: 1/],
  [
    'begins with a byte order mark',
    `say.raw('\\ufeff' + ${TWICE})`,
    /that begins with a byte order mark, and UTF-8 is/,
  ],
  ['writes UTF-16', `say.raw(Buffer.from(${TWICE}, 'utf16le'))`, /that has zero bytes, as UTF-16 has, and UTF-8 is/],
  ['writes rubbish without end', "say.raw('x'.repeat(10 * 1024 * 1024))", /more than 4194304 (characters|bytes)/],
  ['answers an id that nobody asked', 'say.raw(line({ id: 4711, result: {} }))', /was not asked.*"id":4711/],
  ['answers a page of 100,000 levels', 'say.raw(DEEP(say.id))', /is nested more than 200 levels deep: \{"jsonrpc"/],
  ['answers twice', `say.raw(${TWICE} + ${TWICE})`, /answered what was not asked, or asked once: .*"page":\{\}/],
  [
    'hands on an event that is no page',
    "say.notify('event', { page: 'Ready' })",
    /an event that is no page: \{"jsonrpc"/,
  ],
  ['answers neither result nor error', 'say.raw(line({ id: say.id }))', /is a response with neither result nor error/],
];

const BAD_RESULTS: readonly Row[] = [
  [
    'answers a page that is no object',
    "say.answer({ page: 'done' })",
    /^the answer to LogoutAgent cannot be used: page: .*It was: \{"page":"done"\}$/,
  ],
  ['answers no page', 'say.answer({})', /^the answer to LogoutAgent cannot be used: page: /],
  [
    'answers an unknown severity',
    "say.answer({ page: {}, status: { severity: 'Error' } })",
    /^the answer to LogoutAgent cannot be used: status\.severity: .*"severity":"Error"/,
  ],
];

const TALKATIVE = `
on.initialize = (params, say) => say.answer({ ...declaration, name: JSON.stringify(params) });
on.invoke = async ({ activity, page }, say) => {
  await say.notify('log', { level: 'info', message: 'on it' });
  await say.notify('event', { page: { pyEventName: 'Ready' } });
  say.answer({ page: { ...page, activity }, status: { severity: 'Fail', message: 'späte 😀' } });
};`;

const BURST = `
on.invoke = (_, say) => say.raw(line({ method: 'event', params: { page: { pyEventName: 'Ready' } } }).repeat(100_000));`;

const SHOUTING = `
declaration.activities = ['LOGOUTAGENT', 'openadapter'];
on.invoke = ({ activity }, say) => say.answer({ page: { pyLabel: activity } });`;

const LAST_FIRST = `
const waiting = [];
on.invoke = ({ page }, say) => {
  waiting.unshift(() => say.answer({ page }));
  if (waiting.length === 2) for (const answer of waiting) answer();
};`;

const ONE_ERROR = `
let errors = 0;
const good = on.invoke;
on.invoke = (params, say) => (errors++ === 0 ? say.error('x is null') : good(params, say));
on.reset = (_, say) => say.error('x is null');`;

const SILENCES: readonly [what: string, ask: (session: Session) => Promise<unknown>, limitMs: number][] = [
  ['LogoutAgent past its own timeout and a second', (session) => session.invoke('LogoutAgent', {}), 1_001],
  ['a reset past five seconds', (session) => session.reset(), 5_000],
];

for (const carrier of CARRIERS)
  describe(carrier.name, () => {
    test('is told what it needs, and its declaration, pages, events and log come back', async (t) => {
      const { session, connector } = await start(t, carrier, TALKATIVE);
      const { callbackUrl, ...told } = JSON.parse(session.declaration.name);
      assert.deepEqual(told, INITIALIZATION);
      assert.equal(callbackUrl === undefined, carrier.isOwned, 'only a service posts');
      const page = { AgentID: '1', pyLabel: 'Ä/ö "x"\n\u2028', AgentOptions: { deep: [null, 1] } };
      assert.deepEqual(await session.invoke('LogoutAgent', page), {
        page: { ...page, activity: 'LogoutAgent' },
        status: { severity: 'Fail', message: 'späte 😀' },
      });
      assert.deepEqual(session.takeLog(), ['{"level":"info","message":"on it"}']);
      const [event, ...others] = session.mail.all();
      assert.deepEqual([event?.page, others], [{ pyEventName: 'Ready' }, []]);
      assert.ok(Math.abs(Date.now() - (event?.at ?? 0)) < 60_000, 'at wall time');
      session.mail.begin();
      assert.deepEqual(session.mail.all(), [], 'those of an earlier scenario are gone');
      assert.deepEqual(session.takeLog(), [], 'the log is handed over once');
      await session.reset();
      assert.equal(session.broken, undefined);
      await Promise.all([session.shutdown(), session.shutdown()]);
      await connector.assertNothingLeft();
    });

    test('may answer two activities at once in either order', async (t) => {
      const { session } = await start(t, carrier, LAST_FIRST);
      const both = await Promise.all(['1', '2'].map((AgentID) => session.invoke('LogoutAgent', { AgentID })));
      assert.deepEqual(both, [{ page: { AgentID: '1' } }, { page: { AgentID: '2' } }]);
    });

    test('has broken with an error answer, but the next activity finds it at work', async (t) => {
      const { session } = await start(t, carrier, ONE_ERROR);
      const says = { name: 'ConnectorBroke', message: 'the connector broke: x is null (JSON-RPC error -32603)' };
      await assert.rejects(session.invoke('LogoutAgent', {}), says);
      await assert.rejects(session.reset(), says);
      assert.equal(session.broken, undefined);
      assert.deepEqual(await session.invoke('LogoutAgent', { AgentID: '1' }), { page: { AgentID: '1' } });
    });

    test('cannot be judged where it is not there', async () => {
      await assertUnusable(
        carrier.missing()(INITIALIZATION),
        /there is no program no-such-command-of-anyone on the PATH \(ENOENT\)|\(ECONNREFUSED\)|Cannot find module/,
      );
    });

    test('cannot be judged where it does not answer initialize within ten seconds', async (t) => {
      const connector = await carrier.script(t, 'on.initialize = () => {}');
      t.mock.timers.enable({ apis: ['setTimeout'] });
      const starting = connector.start(INITIALIZATION);
      const asserted = assertUnusable(starting, /did not answer initialize within 10000 ms/);
      await new Promise(setImmediate); // a service is called only when its callbacks have a port
      await new Promise(setImmediate);
      t.mock.timers.tick(10_000);
      await asserted;
    });

    for (const [does, script, says, only] of UNUSABLE)
      if (only === undefined || carrier.isOwned)
        test(`cannot be judged where it ${does}`, GUARDED, async (t) => {
          const connector = await carrier.script(t, script);
          await assertUnusable(connector.start(INITIALIZATION), says);
          await connector.assertNothingLeft();
        });

    for (const [does, script, says] of [...BREACHES, ...BAD_RESULTS])
      test(`has broken where it ${does} during an activity`, GUARDED, async (t) => {
        const { session, connector } = await start(t, carrier, `on.invoke = (params, say) => { ${script} }`);
        await assertBroken(session, session.invoke('LogoutAgent', {}), says);
        await connector.assertNothingLeft();
      });

    for (const [does, script, says] of BREACHES)
      test(`has broken where it ${does} during a reset`, GUARDED, async (t) => {
        const { session, connector } = await start(t, carrier, `on.reset = (params, say) => { ${script} }`);
        await assertBroken(session, session.reset(), says);
        await connector.assertNothingLeft();
      });

    if (carrier.isOwned)
      test('has broken where it hands on 100,000 events at once', GUARDED, async (t) => {
        const { session, connector } = await start(t, carrier, BURST);
        await assertBroken(
          session,
          session.invoke('LogoutAgent', {}),
          /more than 10000 events in one scenario, the last/,
        );
        await connector.assertNothingLeft();
      });

    test('is called by the names that it has itself', async (t) => {
      const { session } = await start(t, carrier, SHOUTING);
      assert.deepEqual(session.declaration.activities, ['LogoutAgent', 'OpenAdapter']);
      assert.deepEqual(await session.invoke('OpenAdapter', {}), { page: { pyLabel: 'openadapter' } });
    });

    for (const [what, ask, limitMs] of SILENCES)
      test(`has broken where it is silent on ${what}, and not before`, GUARDED, async (t) => {
        const { session, connector } = await start(t, carrier, 'on.invoke = on.reset = () => {}');
        t.mock.timers.enable({ apis: ['setTimeout'] });
        const asking = ask(session);
        t.mock.timers.tick(limitMs - 1);
        assert.equal(session.broken, undefined);
        t.mock.timers.tick(1);
        await assertBroken(session, asking, new RegExp(`^the connector did not answer \\w+ within ${limitMs} ms$`));
        await connector.assertNothingLeft();
      });

    test('is gone after shutdown though it ignores SIGTERM and never comes to rest', GUARDED, async (t) => {
      const { session, connector } = await start(
        t,
        carrier,
        "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);",
      );
      await session.shutdown();
      await connector.assertNothingLeft();
    });
  });

/** A session with a connector into which `script` was put, shut down when the test is over. */
async function start(
  t: TestContext,
  carrier: CarrierCase,
  script: string,
): Promise<{ session: Session; connector: Scripted }> {
  const connector = await carrier.script(t, script);
  const session = await connector.start(INITIALIZATION);
  t.after(() => session.shutdown());
  return { session, connector };
}

async function assertUnusable(starting: Promise<unknown>, says: RegExp): Promise<void> {
  await assert.rejects(starting, (failure) => {
    assert.ok(failure instanceof KitFailure, String(failure));
    assert.equal(failure.code, 'ConnectorUnusable');
    assert.match(failure.message, /^The connector( at http:\S+)? cannot be judged: /);
    assert.match(failure.message, says);
    assert.match(failure.hint, /\S/);
    return true;
  });
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
