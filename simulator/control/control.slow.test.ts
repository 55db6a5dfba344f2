// The control API: what whoever runs the simulator arranges, and what is refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANN, assertProblem, BOB, simulate } from '../testing/simulator.ts';

test('healthz tells what is served where', async (t) => {
  const { main, nativeUrl } = await simulate(t, { token: 'secret' });
  const { body } = await main.get('/healthz').expect(200);
  assert.match(body.version, /^\d+\.\d+\.\d+/);
  const native = { url: nativeUrl, eventsUrl: `${nativeUrl.replace('http', 'ws')}/v1/events` };
  assert.deepEqual(body, {
    status: 'ok',
    name: 'signoff',
    version: body.version,
    dialects: { native },
    descriptions: {},
    faults: 0,
    clock: 'real',
  });
});

test('a reset goes back to the opening: floor, policy, calls, subscriptions', async (t) => {
  const { main, native, logIn, change, answeredCall, setPolicy, journal } = await simulate(t, { agents: 2 });
  const opening = (await main.get('/v1/agents')).body.filter(({ id }: { id: string }) => id.startsWith('1'));
  await setPolicy({ profile: 'finesse-cce', logoutOnCall: 'defer', logoutReason: 'optional' });
  await logIn(BOB);
  await change(BOB.id, { state: 'Ready' }).expect(200);
  await answeredCall('c1');
  const { body } = await change(BOB.id, { state: 'LoggedOut' }).expect(202);
  await native.post('/v1/subscriptions').send({ dn: '6001' }).expect(201);
  const before = (await journal({ limit: 10_000 })).length;
  await main.post('/control/reset').expect(204);
  assert.deepEqual((await main.get('/v1/agents')).body, opening);
  assert.deepEqual((await main.get('/control/calls')).body, []);
  assert.equal((await main.get('/control/policy')).body.logoutOnCall, 'refuse');
  const entries = await journal({ limit: 10_000 });
  assert.deepEqual([entries.length, entries.at(-1)?.event.type], [before + 1, 'Restored']);
  assertProblem(await native.get(`/v1/requests/${body.requestId}`), 404, 'UnknownRequest');
  assert.deepEqual((await native.get('/v1/subscriptions')).body, []);
});

/** Additions to the floor: the first is right, each other has one thing wrong beside much that is right. */
const GOOD = { ...ANN, id: 'new', extension: '7003', defaultQueueIds: ['sales', 'new-queue'] };
const QUEUE = { id: 'new-queue', name: 'New queue' };
const SEEDS: readonly { name: string; floor: object; status: number; code?: string; at?: string }[] = [
  { name: 'agents and the queues they need', floor: { agents: [GOOD], queues: [QUEUE] }, status: 204 },
  {
    name: 'an agent there is already',
    floor: { agents: [GOOD, { ...ANN, name: 'Another' }], queues: [QUEUE] },
    status: 409,
    code: 'DuplicateId',
    at: 'agents.1.id',
  },
  {
    name: 'the same agent twice',
    floor: { agents: [GOOD, GOOD], queues: [QUEUE] },
    status: 409,
    code: 'DuplicateId',
    at: 'agents.1.id',
  },
  {
    name: 'a queue there is already',
    floor: { agents: [GOOD], queues: [QUEUE, { id: 'sales', name: 'Sales' }] },
    status: 409,
    code: 'DuplicateId',
    at: 'queues.1.id',
  },
  {
    name: 'an agent of a queue that does not exist',
    floor: { agents: [GOOD], queues: [] },
    status: 422,
    code: 'InvalidRequest',
    at: 'agents.0.defaultQueueIds.1',
  },
  {
    name: 'an agent without a password',
    floor: { agents: [{ ...GOOD, password: undefined }], queues: [QUEUE] },
    status: 422,
    code: 'InvalidRequest',
    at: 'agents.0.password',
  },
  {
    name: 'a reason code for a use nobody knows',
    floor: { agents: [GOOD], queues: [QUEUE], reasonCodes: [{ code: '08', label: 'x', uses: ['Ready'] }] },
    status: 422,
    code: 'InvalidRequest',
    at: 'reasonCodes.0.uses.0',
  },
];

for (const { name, floor, status, code, at } of SEEDS) {
  test(`a seed with ${name} is ${status === 204 ? 'taken' : 'refused as a whole'}`, async (t) => {
    const { main, logIn, journal } = await simulate(t);
    const before = (await journal()).length;
    const response = await main.post('/control/seed').send(floor);
    if (code === undefined) {
      assert.deepEqual([response.status, response.text], [204, '']);
      const { body } = await logIn(GOOD);
      assert.deepEqual(body.agent.queues, ['sales', 'new-queue']);
      return;
    }
    assertProblem(response, status, code);
    assert.deepEqual(
      response.body.errors.map((issue: { path: string }) => issue.path),
      [at],
    );
    assert.equal((await journal()).length, before, 'nothing happened');
    assert.equal((await main.get('/v1/agents')).body.length, 2);
    assert.equal((await main.get('/v1/queues')).body.length, 3);
  });
}

const POLICIES: readonly { name: string; ask: object; gives?: object }[] = [
  { name: 'a profile', ask: { profile: 'finesse-cce' }, gives: { logoutFrom: ['NotReady'], logoutOnCall: 'refuse' } },
  { name: 'one choice', ask: { logoutOnCall: 'defer' }, gives: { logoutOnCall: 'defer', afterCall: 'AfterCallWork' } },
  {
    name: 'a profile and a choice that differs from it',
    ask: { profile: 'reason-required', logoutReason: 'optional' },
    gives: { logoutReason: 'optional', notReadyReason: 'required' },
  },
  { name: 'nothing', ask: {}, gives: { logoutOnCall: 'refuse', logoutReason: 'optional' } },
  { name: 'no logout at all', ask: { logoutFrom: [] }, gives: { logoutFrom: [] } },
  { name: 'a profile nobody knows', ask: { profile: 'avaya' } },
  { name: 'a profile called toString', ask: { profile: 'toString' } },
  { name: 'a choice nobody knows', ask: { logoutFromBusy: true } },
  { name: 'a word nobody knows', ask: { logoutOnCall: 'maybe' } },
  { name: 'a logout from a state that cannot be chosen', ask: { logoutFrom: ['Busy'] } },
  { name: 'null', ask: { logoutOnCall: null } },
];

for (const { name, ask, gives } of POLICIES) {
  test(`a policy of ${name} is ${gives === undefined ? 'refused' : 'taken'}`, async (t) => {
    const { main } = await simulate(t);
    const before = (await main.get('/control/policy').expect(200)).body;
    const response = await main.put('/control/policy').send(ask);
    const after = (await main.get('/control/policy').expect(200)).body;
    if (gives === undefined) {
      assertProblem(response, 422, 'InvalidRequest');
      assert.deepEqual(after, before);
    } else {
      assert.equal(response.status, 200, response.text);
      assert.deepEqual(after, { ...before, ...response.body, ...gives });
      assert.deepEqual(after, response.body);
    }
  });
}

test('a choice made before stays until a profile is chosen', async (t) => {
  const { main, setPolicy } = await simulate(t);
  await setPolicy({ logoutOnCall: 'defer', logoutReason: 'optional' });
  await setPolicy({ afterCall: 'Ready' });
  const chosen = (await main.get('/control/policy')).body;
  assert.deepEqual([chosen.logoutOnCall, chosen.afterCall], ['defer', 'Ready']);
  await setPolicy({ profile: 'opencti' });
  const reset = (await main.get('/control/policy')).body;
  assert.deepEqual([reset.logoutOnCall, reset.afterCall], ['refuse', 'AfterCallWork']);
});
