// Spoiled events of the native dialect, over a WebSocket: several faults on one event, faults that last, and several
// devices. What each fault does by itself is shown in the contract of the faults.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Faulty, FOR_EVER, faulty } from '../../faults/testing/faulty.ts';
import { ANN, BOB } from '../../testing/simulator.ts';
import { openFeed, type TestFeed } from './testing/feed.ts';

const WHO = { ann: '7001', bob: '7002' } as const;

/** The feeds of both devices, and both agents logged in. */
async function both(t: Parameters<typeof faulty>[0]) {
  const simulator = await faulty(t);
  await simulator.control(ANN.id, 'LogIn');
  await simulator.control(BOB.id, 'LogIn');
  const feed = (dn: string) => openFeed(t, `${simulator.eventsUrl}?dn=${dn}`);
  return { ...simulator, anns: await feed(WHO.ann), bobs: await feed(WHO.bob) };
}

const change = ({ control }: Pick<Faulty, 'control'>, ...types: readonly string[]) =>
  types.reduce((before, type) => before.then(() => control(ANN.id, type)).then(() => undefined), Promise.resolve());

/** The states that are told of, up to the final logout. */
const states = async (feed: TestFeed): Promise<string> =>
  (await feed.upTo('AgentLoggedOut')).map(({ to, type }) => to ?? type).join(' ');

test('a lasting reorder-events swaps every two', async (t) => {
  const simulator = await both(t);
  await simulator.add({ kind: 'reorder-events' });
  await change(simulator, 'SetReady', 'SetNotReady', 'SetAfterCallWork', 'SetReady', 'SetNotReady', 'LogOut');
  const order = 'NotReady Ready Ready AfterCallWork AgentLoggedOut';
  assert.equal(await states(simulator.anns), order);
  assert.equal((await simulator.anns.next()).to, 'NotReady');
});

test('an event is told behind the next one of its own device', async (t) => {
  const simulator = await both(t);
  const { add, control, anns, bobs } = simulator;
  await add({ kind: 'reorder-events', match: { agentId: ANN.id }, times: 1 });
  await control(ANN.id, 'SetReady');
  await control(BOB.id, 'SetReady');
  assert.equal((await bobs.next()).to, 'Ready');
  await change(simulator, 'SetNotReady', 'LogOut');
  assert.equal(await states(anns), 'NotReady Ready AgentLoggedOut');
});

test('faults act on an event one after the other', async (t) => {
  const simulator = await both(t);
  const { add, anns } = simulator;
  await add({ kind: 'duplicate-event', match: { event: 'AgentStateChanged' }, times: 1 });
  await add({ kind: 'reorder-events', match: { event: 'AgentStateChanged' }, times: 1 });
  await change(simulator, 'SetReady', 'SetNotReady', 'LogOut');
  assert.equal(await states(anns), 'NotReady Ready Ready AgentLoggedOut');
});

test('what is dropped is not told twice', async (t) => {
  const simulator = await both(t);
  const { add, anns } = simulator;
  for (const kind of ['drop-event', 'duplicate-event', 'unknown-event'])
    await add({ kind, match: { event: 'AgentStateChanged' } });
  await change(simulator, 'SetReady', 'LogOut');
  assert.equal(await states(anns), 'AgentLoggedOut');
  const used = await simulator.journal({ kind: 'fault', what: 'used' });
  assert.equal(used.length, 3);
});

test('an event that is held back for a time and for the next one comes late, or when it is let go', async (t) => {
  const simulator = await both(t);
  const { add, anns, clear } = simulator;
  await add({ kind: 'delay-event', settings: { ms: FOR_EVER }, times: 1 });
  await add({ kind: 'reorder-events', times: 1 });
  await change(simulator, 'SetReady', 'SetNotReady', 'LogOut');
  assert.equal(await states(anns), 'NotReady AgentLoggedOut');
  await clear();
  assert.equal((await anns.next()).to, 'Ready');
});

test('to take a fault away lets go what it holds back, and nothing that another holds back', async (t) => {
  const simulator = await both(t);
  const { add, anns, bobs, remove, control } = simulator;
  const late = (agentId: string) => add({ kind: 'delay-event', settings: { ms: FOR_EVER }, match: { agentId } });
  const [ofAnn, ofBob] = [await late(ANN.id), await late(BOB.id)];
  await control(ANN.id, 'SetReady');
  await control(BOB.id, 'SetReady');
  await remove(ofAnn);
  assert.equal((await anns.next()).to, 'Ready');
  await control(ANN.id, 'SetNotReady');
  assert.equal((await anns.next()).to, 'NotReady');
  await remove(ofBob);
  await control(BOB.id, 'SetNotReady');
  assert.deepEqual([(await bobs.next()).to, (await bobs.next()).to], ['Ready', 'NotReady']);
});

test('only the events that match are struck: by kind, by agent, by queue', async (t) => {
  const simulator = await both(t);
  const { add, anns, bobs, control } = simulator;
  await add({ kind: 'drop-event', match: { event: 'QueueLoggedOut', queueId: 'sales' } });
  await add({ kind: 'drop-event', match: { agentId: BOB.id, event: 'AgentStateChanged' } });
  const leave = (queueId: string) =>
    simulator.main
      .post('/control/agents/ann/commands')
      .send({ type: 'LogOut', queueIds: [queueId] })
      .expect(200);
  await leave('sales');
  await control(ANN.id, 'SetReady');
  await control(ANN.id, 'LogOut');
  await control(BOB.id, 'SetReady');
  await control(BOB.id, 'LogOut');
  assert.equal(await states(anns), 'Ready AgentLoggedOut');
  assert.equal(await states(bobs), 'AgentLoggedOut');
});

test('how an accepted request ended is an event like any other', async (t) => {
  const simulator = await both(t);
  const { add, anns, connect, ask, advance, main } = simulator;
  await add({ kind: 'refuse-later', settings: { afterMs: 10 } });
  await add({ kind: 'unknown-event', match: { event: 'RequestRefused' } });
  const requestId = ask(connect());
  await main.get('/control/journal/wait').query({ kind: 'reply', requestId }).expect(200);
  await advance(10);
  const message = await anns.raw();
  assert.deepEqual([message.type, message.requestId, message.code], ['QuantumLeap', requestId, 'NotLoggedIn']);
});

test('who resumes hears what was spoiled as it was', async (t) => {
  const simulator = await both(t);
  const { add, anns, eventsUrl } = simulator;
  await add({ kind: 'drop-event', match: { event: 'AgentStateChanged' } });
  await change(simulator, 'SetReady', 'SetNotReady', 'LogOut');
  assert.equal(await states(anns), 'AgentLoggedOut');
  const { number } = (await simulator.journal({ kind: 'event', agentId: ANN.id }))[0] ?? { number: 0 };
  const resumed = await openFeed(t, `${eventsUrl}?dn=${WHO.ann}&after=${number}`);
  assert.equal(await states(resumed), 'Ready NotReady AgentLoggedOut');
});
