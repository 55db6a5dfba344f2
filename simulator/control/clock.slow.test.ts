// The ACD clock over the control API and in the library: read, switched and moved, by a time, to a time and to what
// happens next; and every way in which it cannot be moved.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSimulator } from '../index.ts';
import { timers } from '../net/testing/wire.ts';
import { ANN, assertProblem, BOB, simulate } from '../testing/simulator.ts';

const MINUTE = 60_000;

async function onManualTime(t: Parameters<typeof simulate>[0]) {
  const simulator = await simulate(t, { clock: 'manual' });
  const { main } = simulator;
  return {
    ...simulator,
    clock: async () => (await main.get('/control/clock').expect(200)).body,
    advance: (wanted: object) => main.post('/control/clock/advance').send(wanted),
    stateOf: async (agentId: string) => (await main.get(`/v1/agents/${agentId}`).expect(200)).body.state,
  };
}

test('a simulator’s clock is real unless it is told otherwise, and health tells which', async (t) => {
  const before = Date.now();
  const { main } = await simulate(t);
  const { mode, now, nextTimer } = (await main.get('/control/clock').expect(200)).body;
  assert.deepEqual([mode, nextTimer, now >= before], ['real', undefined, true]);
  assert.equal((await main.get('/healthz')).body.clock, 'real');
  await main.put('/control/clock').send({ mode: 'manual' }).expect(200);
  assert.equal((await main.get('/healthz')).body.clock, 'manual');
});

test('a manual clock stands still until it is moved, by a time or to one', async (t) => {
  const { clock, advance } = await onManualTime(t);
  const { mode, now } = await clock();
  assert.equal(mode, 'manual');
  assert.deepEqual(await clock(), { mode, now });
  assert.deepEqual((await advance({ by: MINUTE }).expect(200)).body, { mode, now: now + MINUTE });
  assert.deepEqual((await advance({ to: now + 2 * MINUTE }).expect(200)).body, { mode, now: now + 2 * MINUTE });
  await advance({ by: 0 }).expect(200);
  await advance({ to: now + 2 * MINUTE }).expect(200);
  assert.equal((await clock()).now, now + 2 * MINUTE);
});

test('what is due on the way has happened when the move is answered', async (t) => {
  const { advance, clock, logIn, change, answeredCall, main, setPolicy, journal, stateOf } = await onManualTime(t);
  await setPolicy({ wrapUpMs: MINUTE });
  await logIn(BOB);
  await change(BOB.id, { state: 'Ready' }).expect(200);
  await answeredCall('c1');
  await main.delete('/control/calls/c1').expect(200);
  const { now, nextTimer } = await clock();
  assert.equal(nextTimer, now + MINUTE);
  assert.equal((await main.get('/v1/agents/bob')).body.stateEndsAt, nextTimer);
  assert.equal((await advance({ toNextTimer: true }).expect(200)).body.now, nextTimer);
  assert.equal(await stateOf(BOB.id), 'Ready');
  const [entry] = (await journal({ kind: 'event', agentId: BOB.id })).slice(-1);
  assert.equal(entry?.at, nextTimer);
  assert.ok(Number(entry?.realAt) < nextTimer, 'the journal tells both times');
});

test('a clock that is real again goes on from where it was, and what is overdue happens', async (t) => {
  const { advance, main, logIn, change, setPolicy } = await onManualTime(t);
  await setPolicy({ outcome: 'later', outcomeDelayMs: 5 });
  await advance({ by: 10 * MINUTE }).expect(200);
  const { now } = (await main.get('/control/clock')).body;
  await change(ANN.id, { state: 'LoggedIn', password: ANN.password }).expect(202);
  assert.ok((await main.put('/control/clock').send({ mode: 'real' }).expect(200)).body.now >= now);
  const { body } = await main.get('/control/journal/wait?kind=outcome').expect(200);
  assert.deepEqual([body.agentId, body.outcome, body.at >= now + 5], [ANN.id, 'done', true]);
  await setPolicy({ outcome: 'immediate' });
  await logIn(BOB);
});

const BAD: readonly { wanted: unknown; status: number; code: string; says: RegExp; real?: true }[] = [
  { wanted: { by: 1 }, status: 409, code: 'ClockIsReal', says: /The ACD clock is real/, real: true },
  { wanted: { to: 9e12 }, status: 409, code: 'ClockIsReal', says: /real/, real: true },
  { wanted: { toNextTimer: true }, status: 409, code: 'ClockIsReal', says: /real/, real: true },
  { wanted: { to: 5 }, status: 422, code: 'ClockBackwards', says: /is at \d+ and does not go back to 5/ },
  { wanted: { toNextTimer: true }, status: 409, code: 'NoTimer', says: /no next timer/ },
  { wanted: {}, status: 422, code: 'InvalidRequest', says: /give one of by, to and toNextTimer/ },
  { wanted: { by: 1, to: 9e12 }, status: 422, code: 'InvalidRequest', says: /give one of/ },
  { wanted: { by: -1 }, status: 422, code: 'InvalidRequest', says: /by/ },
  { wanted: { by: 1.5 }, status: 422, code: 'InvalidRequest', says: /by/ },
  { wanted: { by: '60000' }, status: 422, code: 'InvalidRequest', says: /by/ },
  { wanted: { by: 1e15 }, status: 422, code: 'InvalidRequest', says: /by/ },
  { wanted: { to: 9e15 }, status: 422, code: 'InvalidRequest', says: /to/ },
  { wanted: { toNextTimer: false }, status: 422, code: 'InvalidRequest', says: /toNextTimer/ },
  { wanted: { seconds: 1 }, status: 422, code: 'InvalidRequest', says: /seconds/ },
  { wanted: [], status: 422, code: 'InvalidRequest', says: /./ },
];

for (const { wanted, status, code, says, real } of BAD)
  test(`to advance ${real ? 'a real clock' : 'it'} by ${JSON.stringify(wanted)} is refused with ${code}`, async (t) => {
    const { advance, clock, main } = await onManualTime(t);
    if (real) await main.put('/control/clock').send({ mode: 'real' }).expect(200);
    const before = await clock();
    const answer = await advance(wanted as object);
    assertProblem(answer, status, code);
    assert.match(answer.body.detail, says);
    if (!real) assert.deepEqual(await clock(), before);
  });

test('there is an end of time', async (t) => {
  const { advance, clock } = await onManualTime(t);
  await advance({ to: 8.64e15 }).expect(200);
  assertProblem(await advance({ by: 1 }), 422, 'InvalidRequest');
  assert.equal((await clock()).now, 8.64e15);
});

test('a mode that there is not is refused', async (t) => {
  const { main } = await simulate(t);
  for (const wrong of [{}, { mode: 'fast' }, { mode: 'manual', now: 5 }])
    assertProblem(await main.put('/control/clock').send(wrong), 422, 'InvalidRequest');
  assert.equal((await main.get('/control/clock')).body.mode, 'real');
});

test('the library moves the clock with the same words and the same errors', async (t) => {
  const { clock, addresses, stop } = await startSimulator({ port: 0, nativePort: 0, agents: 0, clock: 'manual' });
  t.after(stop);
  const start = clock.now();
  await clock.advance({ by: 5 });
  await clock.advance({ to: start + 7 });
  assert.deepEqual([clock.mode, clock.now(), clock.nextTimer()], ['manual', start + 7, undefined]);
  await assert.rejects(clock.advance({ toNextTimer: true }), { code: 'NoTimer' });
  await assert.rejects(clock.advance({ to: start }), { code: 'ClockBackwards' });
  await assert.rejects(clock.advance({ by: -1 }), { code: 'InvalidRequest' });
  clock.setMode('real');
  assert.equal(clock.mode, 'real');
  await assert.rejects(clock.advance({ by: 1 }), { code: 'ClockIsReal' });
  assert.equal(((await (await fetch(`${addresses.main}/control/clock`)).json()) as { mode: string }).mode, 'real');
});

test('a simulator that is stopped has nothing left to happen', async (t) => {
  const before = timers();
  const { setPolicy, change, main, stop } = await simulate(t);
  await setPolicy({ outcome: 'later', outcomeDelayMs: 86_400_000 });
  await change(ANN.id, { state: 'LoggedIn', password: ANN.password }).expect(202);
  await main.post('/control/faults').send({ kind: 'lie', expires: { afterMs: 86_400_000, clock: 'wire' } });
  await main.post('/control/faults').send({ kind: 'drip', expires: { afterMs: 86_400_000 } });
  await stop();
  assert.equal(timers(), before);
});

/** The whole story of the design, over the wire; nothing in it waits. */
test('login, a call, a minute of after-call work, a call, and a logout that is put off, on manual time', async (t) => {
  const simulator = await onManualTime(t);
  const { advance, clock, change, logIn, answeredCall, main, native, setPolicy, stateOf, journal } = simulator;
  await setPolicy({ wrapUpMs: MINUTE, logoutOnCall: 'defer' });
  const { now: start } = await clock();
  await logIn(BOB);
  await change(BOB.id, { state: 'Ready' }).expect(200);
  await answeredCall('c1');
  await advance({ by: 3 * MINUTE }).expect(200);
  await main.delete('/control/calls/c1').expect(200);
  assert.equal(await stateOf(BOB.id), 'AfterCallWork');
  await advance({ toNextTimer: true }).expect(200);
  assert.equal(await stateOf(BOB.id), 'Ready');
  await answeredCall('c2');
  const { body } = await change(BOB.id, { state: 'LoggedOut', reasonCode: '07' }).expect(202);
  await advance({ by: 60 * MINUTE }).expect(200);
  assert.equal((await native.get(`/v1/requests/${body.requestId}`)).body.outcome, 'pending');
  await main.delete('/control/calls/c2').expect(200);
  assert.equal((await native.get(`/v1/requests/${body.requestId}`)).body.outcome, 'done');
  assert.equal(await stateOf(BOB.id), 'LoggedOut');
  assert.equal((await clock()).now, start + 64 * MINUTE);
  const states = (await journal({ kind: 'event', agentId: BOB.id })).flatMap(({ at, event }) =>
    event.to === undefined && !event.type.startsWith('AgentLogged')
      ? []
      : [[(at - start) / MINUTE, event.to ?? event.type]],
  );
  assert.deepEqual(states, [
    [0, 'AgentLoggedIn'],
    [0, 'Ready'],
    [0, 'Busy'],
    [3, 'AfterCallWork'],
    [4, 'Ready'],
    [4, 'Busy'],
    [64, 'AgentLoggedOut'],
  ]);
});
