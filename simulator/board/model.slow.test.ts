// The model of the board against the simulator itself: whatever happens, what it makes of the journal is what is read over
// REST; and hearing again what was read already changes nothing. And no word is missing.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { AGENT_COMMANDS, AGENT_STATES } from '../core/model/agent.ts';
import { REJECTION_CODES } from '../core/rejection.ts';
import type { openApi } from '../http-api/openapi.ts';
import { REPLY_ENDS } from '../net/collect-reply.ts';
import { ANN, BOB, simulate, type TestSimulator } from '../testing/simulator.ts';

const PAGE = join(dirname(createRequire(import.meta.url).resolve('signoff/package.json')), 'simulator/board/page');
// biome-ignore lint/suspicious/noExplicitAny: the page's own files have no types
const load = (file: string): Promise<any> => import(pathToFileURL(join(PAGE, file)).href);

async function readsOf({ main }: TestSimulator) {
  const read = async (path: string) => (await main.get(path).expect(200)).body;
  return {
    agents: await read('/v1/agents'),
    queues: await read('/v1/queues'),
    calls: await read('/control/calls'),
    reasons: await read('/control/reason-codes'),
    machine: await read('/v1/state-machine'),
    faults: await read('/control/faults'),
    clock: await read('/control/clock'),
  };
}

/** What the model says of agents and calls, as REST says it: queues in any order, and no member that is undefined. */
function shown({ agents, calls }: { agents: Iterable<object>; calls: Iterable<object> }) {
  const plain = (rows: Iterable<object>) => JSON.parse(JSON.stringify([...rows])) as Record<string, unknown>[];
  return {
    agents: plain(agents).map((agent) => ({ ...agent, queues: [...(agent.queues as string[])].sort() })),
    calls: plain(calls).map(({ arrival: _, ...call }) => call),
  };
}

const QUEUES = ['sales', 'support', 'billing'];
const queueIds = fc.option(fc.subarray(QUEUES, { minLength: 1 }), { nil: undefined });
const agentCommand = fc.record({
  path: fc.constantFrom('/control/agents/ann/commands', '/control/agents/bob/commands'),
  body: fc.record({
    type: fc.constantFrom(...AGENT_COMMANDS, 'SetReady', 'SetReady'),
    queueIds,
    reasonCode: fc.constantFrom('07', undefined),
  }),
});
const callId = fc.constantFrom('c1', 'c2', 'c3');
const newCall = fc.record({
  path: fc.constant('/control/calls'),
  body: fc.record({ callId, queueId: fc.constantFrom(...QUEUES) }),
});
const answer = fc.record({ path: callId.map((id) => `/control/calls/${id}/answer`), body: fc.constant({}) });
const hangUp = fc.record({ path: callId.map((id) => `/control/calls/${id}`), body: fc.constant(undefined) });

interface Step {
  readonly path: string;
  readonly body: object | undefined;
}

test('what the board makes of the journal is what REST says', async (t) => {
  const { createModel, hear, place } = await load('model.js');
  const simulator = await simulate(t);
  const run = async (steps: readonly Step[], cut: number, logoutOnCall: string) => {
    await simulator.main.post('/control/reset').expect(204);
    await simulator.main
      .post('/control/seed')
      .send({ agents: [ANN, BOB], reasonCodes: [{ code: '07', label: '', uses: ['NotReady', 'LoggedOut'] }] });
    await simulator.setPolicy({
      logoutOnCall,
      wrapUpMs: 60_000,
      afterLogin: logoutOnCall === 'defer' ? 'Ready' : 'NotReady',
    });
    const play = async (some: typeof steps) => {
      for (const { path, body } of some)
        await (body === undefined ? simulator.main.delete(path) : simulator.main.post(path).send(body));
    };
    const from = (await simulator.journal({ limit: 10_000 })).at(-1)?.number ?? 0;
    const early = await readsOf(simulator);
    await play(steps.slice(0, cut));
    const between = await readsOf(simulator);
    await play(steps.slice(cut));
    const entries = await simulator.journal({ after: from, limit: 10_000 });
    const wanted = await readsOf(simulator);
    for (const [read, name] of [
      [early, 'from the beginning'],
      [between, 'some of it read already'],
      [wanted, 'all of it read already'],
    ] as const) {
      const model = createModel();
      place(model, structuredClone(read), from);
      for (const entry of entries) hear(model, entry, false);
      assert.deepEqual(shown({ agents: model.agents.values(), calls: model.calls.values() }), shown(wanted), name);
      // The same where they are read when all has been heard.
      place(model, structuredClone(read), from);
      assert.deepEqual(
        shown({ agents: model.agents.values(), calls: model.calls.values() }),
        shown(wanted),
        `${name}, then read`,
      );
    }
  };
  const step = fc.oneof({ weight: 4, arbitrary: agentCommand }, newCall, answer, hangUp);
  const steps = fc.array(step, { minLength: 20, maxLength: 50 });
  await fc.assert(fc.asyncProperty(steps, fc.integer({ min: 0, max: 50 }), fc.constantFrom('allow', 'defer'), run), {
    numRuns: 20,
  });
});

test('a time is told as people say it, in its two largest units', async () => {
  const { duration } = await load('time.js');
  const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];
  for (const [milliseconds, told] of [
    [-5 * second, '0 s'],
    [999, '0 s'],
    [45 * second, '45 s'],
    [minute, '1 min'],
    [4 * minute + 5 * second, '4 min 5 s'],
    [2 * hour + 4 * minute + 59 * second, '2 h 4 min'],
    [hour + 30 * second, '1 h'],
    [3 * day + hour, '3 d 1 h'],
  ] as const)
    assert.equal(duration(milliseconds), told);
});

test('an HTTP message is explained field by field, from the simulator’s own document', async (t) => {
  const { explain } = await load('explain.js');
  const { main, nativeUrl } = await simulate(t);
  const document = (await main.get('/openapi.json')).body;
  const request = { method: 'PUT', url: `${nativeUrl}/v1/agents/ann/state` };
  const told = (text: string): Record<string, string> =>
    Object.fromEntries(
      explain(document, request, text).map(({ name, value, about }: Record<string, string>) => [
        name,
        `${value}|${about}`,
      ]),
    );
  const asked = told('PUT /v1/agents/ann/state HTTP/1.1\r\nHost: x\r\n\r\n{"state":"LoggedOut","reasonCode":"07"}');
  assert.match(String(asked.reasonCode), /^"07"\|Text/);
  assert.match(String(asked.Host), /^x\|whom/);
  const refused = told('HTTP/1.1 409 Conflict\r\nX-Request-Id: r\r\n\r\n{"code":"NotLoggedIn","agentId":"ann"}');
  assert.match(String(refused.status), /\|No: the member code says why/);
  assert.match(String(refused.code), /^"NotLoggedIn"\|.*not logged in/);
  assert.match(String(told('HTTP/1.1 200 OK\r\n\r\n{"outcome":"do').body), /^\{"outcome":"do\|This is no whole JSON/);
  assert.deepEqual(told('SSH-2.0-OpenSSH_9.2\r\n'), {});
});

test('there are words for every state, Command, Rejection, Event, kind of entry and of fault', async (t) => {
  const { S } = await load('strings.js');
  const { main } = await simulate(t);
  const { components }: ReturnType<typeof openApi> = (await main.get('/openapi.json')).body;
  const variants = (name: string, member: string) =>
    (components.schemas[name]?.oneOf ?? []).map(({ properties }) => String(properties?.[member]?.const));
  const kinds: { stage: string }[] = (await main.get('/control/faults/kinds')).body;
  const WORDS: readonly [readonly string[], object][] = [
    [AGENT_STATES, S.states],
    [AGENT_COMMANDS, S.commands],
    [REJECTION_CODES, S.rejections],
    [variants('Event', 'type'), S.events],
    [variants('JournalEntry', 'kind'), S.timeline.kinds],
    [kinds.map(({ stage }) => stage), S.faults.stages],
    [REPLY_ENDS, S.wire.ends],
  ];
  for (const [needed, words] of WORDS) {
    assert.ok(needed.length > 3, String(needed));
    assert.deepEqual(
      needed.filter((word) => !Object.hasOwn(words, word)),
      [],
    );
  }
});
