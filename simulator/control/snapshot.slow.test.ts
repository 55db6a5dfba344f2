// The whole ACD kept and put back: what comes back is what was kept, a snapshot with an issue changes nothing, and what a
// restore does away with is gone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { BODY_LIMIT } from '../http-api/http.ts';
import { ANN, assertProblem, BOB, simulate, type TestSimulator } from '../testing/simulator.ts';
import { SNAPSHOT_LIMIT } from './snapshot.ts';

const kept = async ({ main }: TestSimulator) => (await main.get('/control/snapshot').expect(200)).body;

/** Bob on an answered call and about to log out, a second call in line, Ann at lunch, a policy of its own. */
async function busy(simulator: TestSimulator): Promise<void> {
  const { logIn, change, answeredCall, main, setPolicy } = simulator;
  await setPolicy({ profile: 'finesse-ccx', logoutOnCall: 'defer' });
  await logIn(BOB);
  await change(BOB.id, { state: 'Ready' }).expect(200);
  await answeredCall('c1');
  await main.post('/control/calls').send({ callId: 'c2', queueId: 'sales' }).expect(200);
  await change(BOB.id, { state: 'LoggedOut', reasonCode: '07' }).expect(202);
  await logIn(ANN);
  await change(ANN.id, { state: 'NotReady', reasonCode: '07' }).expect(200);
}

test('a snapshot says in the words of the floor format what there is', async (t) => {
  const simulator = await simulate(t);
  await busy(simulator);
  const { policy, agents, queues, calls, arrivals, reasonCodes } = await kept(simulator);
  assert.deepEqual(policy, { profile: 'finesse-ccx', logoutOnCall: 'defer' });
  assert.deepEqual(reasonCodes.at(-1), { code: '07', label: 'Doctor', uses: ['NotReady', 'LoggedOut'] });
  const { defaultQueueIds: annsQueues, ...ann } = ANN;
  const { defaultQueueIds: bobsQueues, ...bob } = BOB;
  const [atLunch, onCall] = agents;
  const named = (logins: { queue: string }[]) => logins.map(({ queue }) => queue);
  const annsLogins = atLunch.queues;
  assert.deepEqual(
    { ...atLunch, queues: named(annsLogins) },
    {
      ...ann,
      defaultQueues: annsQueues,
      state: 'NotReady',
      queues: ['sales', 'support'],
    },
  );
  assert.deepEqual(
    annsLogins.map(({ paused }: { paused: { reasonCode: string } }) => paused.reasonCode),
    ['07', '07'],
  );
  const { requestId, ...deferredLogout } = onCall.deferredLogout;
  assert.match(requestId, /^request-\d+$/);
  assert.deepEqual(
    { ...onCall, queues: named(onCall.queues), deferredLogout },
    {
      ...bob,
      defaultQueues: bobsQueues,
      state: 'Busy',
      queues: ['sales'],
      deferredLogout: { reasonCode: '07' },
    },
  );
  assert.deepEqual(queues[0], { id: 'sales', name: 'Sales', waitingCalls: ['c2'] });
  assert.deepEqual(
    calls.map(({ id, legs }: { id: string; legs: Record<string, string>[] }) => [
      id,
      ...legs.map(({ agentId = 'caller', state }) => `${agentId} ${state}`),
    ]),
    [
      ['c1', 'caller Talking', 'bob Talking'],
      ['c2', 'caller Talking'],
    ],
  );
  assert.equal(arrivals, 2);
});

test('what was kept is put back, and goes on from there', async (t) => {
  const simulator = await simulate(t);
  const { main, native } = simulator;
  await busy(simulator);
  const snapshot = await kept(simulator);
  const agents = (await main.get('/v1/agents')).body;
  await main.post('/control/reset').expect(204);
  assert.deepEqual((await main.get('/v1/agents')).body, []);
  await main.put('/control/snapshot').send(snapshot).expect(204);

  assert.deepEqual(await kept(simulator), snapshot);
  assert.deepEqual((await main.get('/v1/agents')).body, agents);
  const request = `/v1/requests/${snapshot.agents[1].deferredLogout.requestId}`;
  assert.equal((await native.get(request)).body.outcome, 'pending');
  await main.delete('/control/calls/c1').expect(200);
  assert.equal((await main.get('/v1/agents/bob')).body.state, 'LoggedOut');
  assert.equal((await native.get(request)).body.outcome, 'done', 'whoever asked hears how it ended');
  await simulator.logIn(BOB);
  const restored = (await simulator.journal({ kind: 'event' })).filter(({ event }) => event.type === 'Restored');
  assert.match(JSON.stringify(restored.at(-1)), /"password":"\*\*\*"/);
  assert.doesNotMatch(JSON.stringify(restored), /s3cret/, 'the journal masks the passwords');
});

test('a snapshot without a policy leaves the policy as it is', async (t) => {
  const { main, setPolicy } = await simulate(t);
  await setPolicy({ logoutOnCall: 'allow' });
  await main
    .put('/control/snapshot')
    .send({ queues: [{ id: 'only' }] })
    .expect(204);
  assert.equal((await main.get('/control/policy')).body.logoutOnCall, 'allow');
  assert.deepEqual(
    (await main.get('/v1/queues')).body.map(({ id }: { id: string }) => id),
    ['only'],
  );
});

const SALES = { id: 'sales' };
const CY = { id: 'cy', password: '', extension: '1', defaultQueues: ['sales'] };
const FLAWED: readonly [name: string, snapshot: object, ...says: [path: string, message: RegExp][]][] = [
  ['an unquoted id', { agents: [{ ...CY, id: 7 }], queues: [SALES] }, ['agents.0.id', /put it in quotes, "7"/]],
  ['a member misspelt', { agent: [] }, ['agent', /did you mean "agents"/]],
  [
    'a queue nobody knows',
    { agents: [CY], queues: [{ id: 'sale' }] },
    ['agents.0.defaultQueues.0', /did you mean "sale"/],
  ],
  [
    'contradictions',
    {
      queues: [SALES],
      agents: [
        { ...CY, state: 'LoggedOut', queues: ['sales'] },
        { ...CY, id: 'di', state: 'Ready' },
      ],
    },
    ['agents.0.state', /is LoggedOut, and by queues, pauses and calls the agent is Ready/],
    ['agents.1.state', /is Ready, and by queues, pauses and calls the agent is LoggedOut/],
  ],
  [
    'a call of an agent who is Ready',
    {
      queues: [SALES],
      agents: [{ ...CY, state: 'Ready', queues: ['sales'] }],
      calls: [{ id: 'c', queueId: 'sales', state: 'Answered', agentId: 'cy' }],
    },
    ['agents.0.state', /is Ready, and by queues, pauses and calls the agent is Busy: let them agree/],
  ],
  [
    'two agents at one extension',
    {
      queues: [SALES],
      agents: [
        { ...CY, state: 'NotReady', queues: ['sales'] },
        { ...CY, id: 'di', state: 'NotReady', queues: ['sales'] },
      ],
    },
    ['agents.1.extension', /agent "cy" is logged in at extension "1"/],
  ],
];

for (const [name, snapshot, ...says] of FLAWED)
  test(`a snapshot with ${name} is refused as a whole`, async (t) => {
    const simulator = await simulate(t);
    const [before, entries] = [await kept(simulator), (await simulator.journal()).length];
    const response = await simulator.main.put('/control/snapshot').send(snapshot);
    assertProblem(response, 422, 'InvalidRequest');
    const { errors } = response.body as { errors: { path: string; message: string }[] };
    assert.deepEqual(
      errors.map(({ path }) => path),
      says.map(([path]) => path),
    );
    for (const [index, [, message]] of says.entries()) assert.match(errors[index]?.message ?? '', message);
    assert.deepEqual(await kept(simulator), before);
    assert.equal((await simulator.journal()).length, entries, 'nothing happened');
  });

test('a snapshot may be larger than other bodies, and of its issues twenty are told', async (t) => {
  const { main } = await simulate(t);
  const agents = Array.from({ length: 20_000 }, (_, index) => ({ ...CY, id: `agent-${index}` }));
  const snapshot = { queues: [SALES], agents };
  assert.ok(JSON.stringify(snapshot).length > BODY_LIMIT);
  await main.put('/control/snapshot').send(snapshot).expect(204);
  const response = await main.put('/control/snapshot').send({ agents });
  assertProblem(response, 422, 'InvalidRequest');
  assert.equal(response.body.errors.length, 20);
  assert.match(response.body.detail, /; and 19980 more\.$/);
});

test('a snapshot has a limit of its own', async (t) => {
  const { main } = await simulate(t);
  const body = gzipSync(Buffer.alloc(SNAPSHOT_LIMIT + 1, ' '));
  const headers = { 'Content-Encoding': 'gzip', 'Content-Type': 'application/octet-stream' };
  const response = await main.put('/control/snapshot').set(headers).send(body);
  assertProblem(response, 413, 'BodyTooLarge');
  assert.equal(response.body.detail, `The body is larger than ${SNAPSHOT_LIMIT} bytes.`);
});

test('an entry of the journal is a moment: the ACD as it was after it', async (t) => {
  const simulator = await simulate(t, { journalLimit: 100 });
  const { main, logIn, logOut, journal } = simulator;
  const last = async () => (await main.get('/control/journal?limit=0')).body.last as number;
  await logIn(ANN);
  const [within, number] = [await kept(simulator), await last()];
  await logOut(ANN);
  assert.deepEqual((await main.get(`/control/snapshot?at=${number}`).expect(200)).body, within);
  assert.notDeepEqual(await kept(simulator), within, 'looking back changes nothing');
  assertProblem(await main.get('/control/snapshot?at=5000'), 410, 'OtherJournal');
  assertProblem(await main.get('/control/snapshot?at=x'), 422, 'InvalidRequest');
  for (let round = 0; round < 20; round += 1) {
    await logIn(ANN);
    await logOut(ANN);
  }
  const now = await kept(simulator);
  assertProblem(await main.get(`/control/snapshot?at=${number}`), 410, 'JournalGone');
  assert.deepEqual((await main.get(`/control/snapshot?at=${await last()}`)).body, now);
  assert.ok(((await journal())[0]?.number ?? 0) > number);
});
