// The model of the board against the simulator itself: whatever happens, what it makes of the journal is what is read over
// REST; and hearing again what was read already changes nothing. And no word is missing.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { IMMEDIATE_COMMANDS } from '../core/commands.ts';
import { CONNECTOR_CALL_COMMANDS } from '../core/leg-transitions.ts';
import { AGENT_COMMANDS, AGENT_STATES } from '../core/model/agent.ts';
import { LEG_STATES } from '../core/model/call.ts';
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

/**
 * What the model says of agents and calls, as REST says it: queues in any order, and no member that is undefined. Who takes part
 * in a call is told by the calls.
 */
function shown({ agents, calls }: { agents: Iterable<object>; calls: Iterable<object> }) {
  const plain = (rows: Iterable<object>) => JSON.parse(JSON.stringify([...rows])) as Record<string, unknown>[];
  return {
    agents: plain(agents).map(({ callId: _, ...agent }) => ({
      ...agent,
      queues: [...(agent.queues as string[])].sort(),
    })),
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
const DESTINATION = fc.constantFrom('sales', 'support', ANN.extension, BOB.extension, BOB.extension, '0309');
const callId = fc.constantFrom('c1', 'c2', 'c3');
const newCall = fc.oneof(
  fc.record({ callId, queueId: fc.constantFrom(...QUEUES), maxWaitMs: fc.constantFrom(undefined, 60_000) }),
  fc.record({ callId, dialled: fc.constantFrom(ANN.extension, BOB.extension), data: fc.constant({ account: '4711' }) }),
  fc.record({ callId, agentId: fc.constantFrom(ANN.id, BOB.id), destination: DESTINATION }),
);
const ofAgent = (type: string, more: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({ type: fc.constant(type), ...more });
/** But for the agent who gives it, and the party that it is about. */
const onCall = fc.oneof(
  { weight: 4, arbitrary: ofAgent('AnswerCall', { byAny: fc.boolean() }) },
  ...['HoldCall', 'RetrieveCall', 'HangUp', 'DropParty'].map((type) => ofAgent(type)),
  ...['TransferComplete', 'Conference', 'TransferComplete', 'Conference'].map((type) => ofAgent(type)),
  ofAgent('BlindTransfer', { destination: DESTINATION }),
  {
    weight: 3,
    arbitrary: ofAgent('Consult', { destination: DESTINATION, consultId: callId, data: fc.constant({ of: 'a' }) }),
  },
  ofAgent('SendDtmf', { digits: fc.constant('1#') }),
  ofAgent('SetCallData', { data: fc.constantFrom({ account: '' }, { topic: 'invoice' }) }),
);
const ON_PARTY = ['AnswerCall', 'HangUp', 'DropParty'];
const BY_NOBODY = ['AnswerCall', 'HangUp', 'SetCallData'];

type Step = (simulator: TestSimulator) => Promise<unknown>;

const post =
  (path: string, body: object): Step =>
  ({ main }) =>
    main.post(path).send(body).expect(200);
const onOne = (callId: string, type: string, more: object = {}) =>
  post(`/control/calls/${callId}/commands`, { type, ...more });

/** By chance it comes to some Events too seldom. */
const EVERYTHING: readonly Step[] = [
  post('/control/agents/ann/commands', { type: 'LogIn' }),
  post('/control/agents/bob/commands', { type: 'LogIn' }),
  post('/control/agents/ann/commands', { type: 'SetReady' }),
  post('/control/calls', { callId: 'c1', queueId: 'sales' }),
  onOne('c1', 'HangUp', { party: { agentId: 'ann' } }),
  onOne('c1', 'AnswerCall'),
  onOne('c1', 'Consult', { agentId: 'ann', destination: '0309', consultId: 'c2' }),
  onOne('c2', 'AnswerCall'),
  onOne('c1', 'Conference', { agentId: 'ann' }),
  onOne('c1', 'SendDtmf', { agentId: 'ann', digits: '1' }),
  onOne('c1', 'SetCallData', { data: { account: '4711' } }),
  onOne('c1', 'DropParty', { agentId: 'ann', party: { number: '0309' } }),
  onOne('c1', 'HoldCall', { agentId: 'ann' }),
  onOne('c1', 'RetrieveCall', { agentId: 'ann' }),
  onOne('c1', 'Consult', { agentId: 'ann', destination: BOB.extension, consultId: 'c2', data: { topic: 'a' } }),
  onOne('c1', 'TransferComplete', { agentId: 'ann' }),
  onOne('c1', 'AnswerCall'),
  onOne('c1', 'BlindTransfer', { agentId: 'bob', destination: 'billing' }),
  onOne('c1', 'HangUp'),
  post('/control/calls', { callId: 'c2', agentId: 'bob', destination: ANN.extension }),
  onOne('c2', 'AnswerCall'),
  onOne('c2', 'HangUp'),
];

/** About one of the calls that there are by then, by an agent who takes part, to any who does. */
const callStep = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), onCall).map(
  ([index, agent, other, { byAny, ...order }]: [number, number, number, Record<string, unknown>]): Step =>
    async ({ main }) => {
      const calls = (await main.get('/control/calls')).body;
      if (calls.length === 0) return;
      const { id, legs } = calls[index % calls.length];
      const agentIds = legs.flatMap(({ agentId }: { agentId?: string }) => agentId ?? []);
      const { agentId, number } = legs[other % legs.length];
      const type = String(order.type);
      await main.post(`/control/calls/${id}/commands`).send({
        ...order,
        ...(BY_NOBODY.includes(type) ? {} : { agentId: agentIds[agent % agentIds.length] ?? ANN.id }),
        ...(ON_PARTY.includes(type) && byAny !== true ? { party: { agentId, number } } : {}),
      });
    },
);

test('what the board makes of the journal is what REST says', async (t) => {
  const { createModel, hear, place } = await load('model.js');
  const { OF_CALLS } = await load('calls-model.js');
  const simulator = await simulate(t);
  const seen = new Set<string>();
  const run = async (steps: readonly Step[], cut: number, logoutOnCall: string) => {
    await simulator.main.post('/control/reset').expect(204);
    await simulator.main
      .post('/control/seed')
      .send({ agents: [ANN, BOB], reasonCodes: [{ code: '07', label: '', uses: ['NotReady', 'LoggedOut'] }] });
    await simulator.setPolicy({
      logoutOnCall,
      wrapUpMs: 60_000,
      ringTimeoutMs: 60_000,
      afterLogin: logoutOnCall === 'defer' ? 'Ready' : 'NotReady',
    });
    const last = async () => (await simulator.main.get('/control/journal?limit=0')).body.last;
    const play = async (some: typeof steps) => {
      for (const one of some) await one(simulator);
    };
    const from = await last();
    const early = await readsOf(simulator);
    await play(steps.slice(0, cut));
    const between = await readsOf(simulator);
    const middle = await last();
    await play(steps.slice(cut));
    const entries = await simulator.journal({ after: from, limit: 10_000 });
    const wanted = await readsOf(simulator);
    const end = await last();
    for (const { event } of entries) if (event) seen.add(event.type);
    for (const [read, to, name] of [
      [early, from, 'from the beginning'],
      [between, middle, 'some of it read already'],
      [wanted, end, 'all of it read already'],
    ] as const) {
      const model = createModel();
      const assertRight = (isUncertain: boolean, what: string) => {
        assert.ok(!isUncertain || to > from, 'what was read while nothing happened is not read again');
        if (isUncertain) place(model, structuredClone(wanted), { from: end, to: end });
        assert.deepEqual(shown({ agents: model.agents.values(), calls: model.calls.values() }), shown(wanted), what);
      };
      place(model, structuredClone(read), { from, to });
      assertRight(entries.filter((entry) => hear(model, entry, false)).length > 0, name);
      // The same where they are read when all has been heard.
      assertRight(place(model, structuredClone(read), { from, to }), `${name}, then read`);
    }
  };
  const agentStep = agentCommand.map(
    ({ path, body }): Step =>
      ({ main }) =>
        main.post(path).send(body),
  );
  const newStep = newCall.map(
    (body): Step =>
      ({ main }) =>
        main.post('/control/calls').send(body),
  );
  const step = fc.oneof(
    { weight: 4, arbitrary: agentStep },
    { weight: 3, arbitrary: newStep },
    { weight: 7, arbitrary: callStep },
  );
  const steps = fc.array(step, { minLength: 20, maxLength: 60 });
  await fc.assert(fc.asyncProperty(steps, fc.integer({ min: 0, max: 50 }), fc.constantFrom('allow', 'defer'), run), {
    numRuns: 15,
    examples: [
      [EVERYTHING, 0, 'allow'],
      [EVERYTHING, 9, 'allow'],
      [EVERYTHING, EVERYTHING.length, 'allow'],
    ],
  });
  const never = Object.keys(OF_CALLS).filter((type) => !seen.has(type));
  assert.deepEqual(never, [], 'each Event about a call has happened');
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
    [[...CONNECTOR_CALL_COMMANDS, 'ArriveCall', ...IMMEDIATE_COMMANDS], S.timeline.asked],
    [LEG_STATES, S.calls.standings],
    [REJECTION_CODES, S.rejections],
    [variants('Event', 'type'), S.events],
    [variants('JournalEntry', 'kind'), S.timeline.kinds],
    [kinds.map(({ stage }) => stage), S.faults.stages],
    [REPLY_ENDS, S.wire.ends],
  ];
  for (const [needed, words] of WORDS) {
    assert.ok(needed.length > 2, String(needed));
    assert.deepEqual(
      needed.filter((word) => !Object.hasOwn(words, word)),
      [],
    );
  }
});
