// How long a fault lasts and how often it strikes: so many times, as its dice fall, until it expires on one clock or the
// other; and that each use is told. Whatever a fault is, this is the same, so it is shown of every one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timers } from '../net/testing/wire.ts';
import { ANN, BOB } from '../testing/simulator.ts';
import type { FaultKind } from './fault.ts';
import { FAULT_KINDS } from './index.ts';
import { assertNothingLeft, type Faulty, faulty } from './testing/faulty.ts';

/** A port is closed or it is not: that cannot be counted. */
const COUNTED = FAULT_KINDS.filter(({ stage }) => stage !== 'port');

/** Something happens that a fault of this kind can strike; resolves when it has, or would have. */
async function happen({ stage }: FaultKind, simulator: Faulty): Promise<void> {
  const { control, connect, ask, main, stateOf } = simulator;
  const isOut = (await stateOf(ANN.id)) === 'LoggedOut';
  if (stage === 'event') return void (await control(ANN.id, isOut ? 'LogIn' : 'LogOut'));
  if (isOut) await control(ANN.id, 'LogIn');
  const client = connect();
  const requestId = ask(client);
  const reply = main.get('/control/journal/wait').query({ kind: 'reply', requestId, timeoutMs: 60_000 });
  const fault = main.get('/control/journal/wait').query({ kind: 'fault', requestId, timeoutMs: 60_000 });
  await Promise.race([reply, fault]);
  await simulator.roundTrip();
  client.socket.destroy();
}

/** Somebody listens, or no event would be told. */
async function withListener(t: Parameters<typeof faulty>[0]): Promise<Faulty> {
  const simulator = await faulty(t);
  const { WebSocket } = await import('ws');
  let socket: InstanceType<typeof WebSocket>;
  const listen = () =>
    new Promise<void>((resolve) => {
      socket = new WebSocket(`${simulator.eventsUrl}?dn=7001`);
      socket.on('error', () => undefined).once('open', resolve);
      socket.once('close', () => isOver || void listen());
    });
  let isOver = false;
  t.after(() => {
    isOver = true;
    socket.terminate();
  });
  await listen();
  return simulator;
}

const whats = async ({ journal }: Faulty): Promise<readonly string[]> =>
  (await journal({ kind: 'fault' })).map(({ what }) => what);

for (const kind of COUNTED) {
  test(`${kind.kind} can be ordered so many times`, async (t) => {
    const simulator = await withListener(t);
    const { add, faults, main } = simulator;
    await add({ kind: kind.kind, times: 2, label: 'twice', expires: { afterMs: 60_000 } });
    await happen(kind, simulator);
    const [{ used, left, label }] = await faults();
    assert.deepEqual([used, left, label], [1, 1, 'twice']);
    await happen(kind, simulator);
    assert.deepEqual(await faults(), []);
    const { now, nextTimer } = (await main.get('/control/clock')).body;
    assert.notEqual(nextTimer, now + 60_000, 'what is used up does not expire');
    await happen(kind, simulator);
    assert.deepEqual(await whats(simulator), ['added', 'used', 'used', 'spent']);
    for (const entry of await simulator.journal({ kind: 'fault' })) assert.equal(entry.label, 'twice');
  });

  test(`${kind.kind} never strikes where its probability is 0, and always where it is 1`, async (t) => {
    const simulator = await withListener(t);
    const { add, clear } = simulator;
    await add({ kind: kind.kind, probability: 0 });
    await happen(kind, simulator);
    assert.deepEqual(await whats(simulator), ['added']);
    await clear();
    await add({ kind: kind.kind, probability: 1 });
    await happen(kind, simulator);
    assert.deepEqual((await whats(simulator)).slice(2), ['added', 'used']);
  });
}

for (const kind of FAULT_KINDS)
  test(`${kind.kind} expires, on the ACD clock and on the wire clock`, async (t) => {
    const before = timers();
    const simulator = await faulty(t, { tls: kind.kind === 'untrusted-certificate' ? 'auto' : 'off' });
    const { add, advance, faults, main } = simulator;
    await add({ kind: kind.kind, expires: { afterMs: 1_000 } });
    await advance(999);
    const [{ expires }] = await faults();
    assert.deepEqual(expires, { afterMs: 1_000, clock: 'acd' });
    await advance(1);
    assert.deepEqual(await faults(), []);
    await add({ kind: kind.kind, expires: { afterMs: 1, clock: 'wire' } });
    await main.get('/control/journal/wait?kind=fault&what=expired&faultId=fault-2').expect(200);
    assert.deepEqual(await whats(simulator), ['added', 'expired', 'added', 'expired']);
    await assertNothingLeft(simulator, before);
  });

/** Which of `count` logouts are struck. */
async function struck(simulator: Faulty, order: object, count: number): Promise<string> {
  const { add, clear, control, connect, ask, journal } = simulator;
  const client = connect();
  await add({ kind: 'reject', ...order });
  const asked: string[] = [];
  for (let round = 0; round < count; round += 1) asked.push(ask(client, { state: 'LoggedOut' }));
  for (const requestId of asked)
    await simulator.main.get('/control/journal/wait').query({ kind: 'reply', requestId }).expect(200);
  const used = new Set((await journal({ kind: 'fault', what: 'used' })).map(({ requestId }) => requestId));
  await clear();
  client.socket.destroy();
  if ((await simulator.stateOf(ANN.id)) === 'LoggedOut') await control(ANN.id, 'LogIn');
  return asked.map((requestId) => (used.has(requestId) ? 'x' : '.')).join('');
}

test('dice fall alike for the same seed, and otherwise for another', async (t) => {
  const [one, other] = [await faulty(t, { seed: 7 }), await faulty(t, { seed: 7 })];
  const order = { probability: 0.5 };
  const first = await struck(one, order, 40);
  assert.match(first, /x/);
  assert.match(first, /\./);
  assert.equal(await struck(one, order, 40), first, 'each fault begins its dice anew');
  assert.equal(await struck(other, order, 40), first, 'in another simulator as well');
  assert.equal(
    await struck(other, { ...order, seed: 7 }, 40),
    first,
    'the seed is the simulator’s where there is none',
  );
  assert.notEqual(await struck(other, { ...order, seed: 8 }, 40), first);
  const rare = await struck(one, { probability: 0.1 }, 100);
  const often = await struck(one, { probability: 0.9 }, 100);
  const count = (row: string) => row.replaceAll('.', '').length;
  assert.ok(count(rare) > 0 && count(rare) < 30 && count(often) > 70 && count(often) < 100, `${rare} ${often}`);
});

test('a fault that strikes sometimes and so many times counts only the uses', async (t) => {
  const simulator = await faulty(t, { seed: 7 });
  const row = await struck(simulator, { probability: 0.5, times: 3 }, 40);
  assert.equal(row.replaceAll('.', '').length, 3);
  assert.match(row, /x.*x.*x\.+$/);
});

test('an event that nobody would have heard of is no use', async (t) => {
  const simulator = await faulty(t);
  await simulator.add({ kind: 'drop-event', times: 1 });
  await simulator.control(ANN.id, 'LogIn');
  assert.deepEqual(await whats(simulator), ['added']);
});

test('what waits for a fault that is used up can still be let go', async (t) => {
  const before = timers();
  const simulator = await faulty(t);
  const { add, control, connect, ask, used, remove, faults } = simulator;
  await control(ANN.id, 'LogIn');
  const id = await add({ kind: 'half-open', times: 1 });
  const client = connect();
  await used(ask(client));
  assert.deepEqual(await faults(), []);
  assert.equal(client.socket.readyState, 'open');
  await remove(id);
  assert.deepEqual(await client.end(), { how: 'in order', text: '' });
  assert.deepEqual(await whats(simulator), ['added', 'used', 'spent'], 'it was over, so it does not end again');
  await simulator.main.delete(`/control/faults/${id}`).expect(404);
  await assertNothingLeft(simulator, before);
});

test('of a thousand faults that are used up the oldest is let go', async (t) => {
  const simulator = await faulty(t);
  const { add, control, connect, ask, used, main } = simulator;
  await control(ANN.id, 'LogIn');
  await control(BOB.id, 'LogIn');
  const first = await add({ kind: 'half-open', times: 1 });
  const client = connect();
  await used(ask(client));
  const other = connect();
  for (let round = 0; round < 1_000; round += 1) {
    await add({ kind: 'reject', times: 1 });
    ask(other, { state: 'LoggedOut' }, BOB.id);
  }
  await used('asked-1001');
  assert.deepEqual(await client.end(), { how: 'in order', text: '' });
  await main.delete(`/control/faults/${first}`).expect(404);
});

test('more than ten that wait for one fault are no warning', async (t) => {
  const simulator = await faulty(t);
  const { add, connect, ask, used, clear } = simulator;
  const warn = (warning: Error) => assert.fail(warning.message);
  process.once('warning', warn);
  t.after(() => process.off('warning', warn));
  await add({ kind: 'half-open' });
  const clients = Array.from({ length: 15 }, connect);
  for (const client of clients) await used(ask(client));
  await clear();
  for (const client of clients) await client.end();
});
