// The fault that closes a port: whoever is there is cut off, nobody else gets in, the main port does not notice, and the
// port is open again when the last such fault is gone, however that comes about.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { openFeed } from '../dialects/native/testing/feed.ts';
import { startSimulator } from '../index.ts';
import { timers } from '../net/testing/wire.ts';
import { assertProblem } from '../testing/simulator.ts';
import { assertNothingLeft, type Faulty, faulty } from './testing/faulty.ts';

/** Whether somebody who connects now is served; fails where that ends in any other way than with a refusal. */
async function isServed({ connect, roundTrip }: Faulty): Promise<boolean> {
  const { socket, connected, end } = connect();
  await Promise.race([connected, end()]);
  if (socket.readyState === 'open') {
    await roundTrip();
    socket.destroy();
    return true;
  }
  assert.equal((await end()).how, 'ECONNREFUSED');
  return false;
}

/** Somebody else takes the simulator's port; the answer has them leave. */
async function occupy(port: number): Promise<() => Promise<void>> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return () => new Promise<void>((resolve) => void server.close(() => resolve()));
}

test('who is connected is cut off, nobody else gets in, and the main port does not notice', async (t) => {
  const before = timers();
  const simulator = await faulty(t);
  const { add, connect, main, eventsUrl, remove, journal } = simulator;
  const [client, feed] = [connect(), await openFeed(t, `${eventsUrl}?dn=7001`)];
  await client.connected;
  const id = await add({ kind: 'refuse' });
  await Promise.all([client.end(), once(feed.socket, 'close')]);
  assert.equal(await isServed(simulator), false);
  assert.deepEqual((await main.get('/control/usage')).body, { connections: 0, subscriptions: 0 });
  const [{ used, left, stage }] = await simulator.faults();
  assert.deepEqual([used, left, stage], [0, undefined, 'port'], 'nobody can count who was not heard');
  await remove(id);
  assert.equal(await isServed(simulator), true);
  assert.deepEqual(
    (await journal({ kind: 'fault' })).map(({ what }) => what),
    ['added', 'removed'],
  );
  await assertNothingLeft(simulator, before);
});

test('the port is closed as long as one of them is there', async (t) => {
  const simulator = await faulty(t);
  const { add, remove, clear } = simulator;
  const [one, other] = [await add({ kind: 'refuse' }), await add({ kind: 'refuse', match: { dialect: 'native' } })];
  await remove(one);
  assert.equal(await isServed(simulator), false);
  await remove(other);
  assert.equal(await isServed(simulator), true);
  await add({ kind: 'refuse' });
  await add({ kind: 'refuse' });
  await clear();
  assert.equal(await isServed(simulator), true);
});

test('orders that come all at once are carried out one after the other', async (t) => {
  const simulator = await faulty(t);
  const { main } = simulator;
  const order = () => main.post('/control/faults').send({ kind: 'refuse' }).expect(201);
  const clear = () => main.delete('/control/faults').expect(204);
  await Promise.all([order(), clear(), order(), order(), clear(), order()]);
  assert.equal(await isServed(simulator), (await simulator.faults()).length === 0);
  await clear();
  assert.equal(await isServed(simulator), true);
});

test('when it expires on the ACD clock the port is open before the clock has been moved', async (t) => {
  const simulator = await faulty(t);
  const { add, advance, journal, faults } = simulator;
  await add({ kind: 'refuse', expires: { afterMs: 60_000 } });
  await advance(59_999);
  assert.equal(await isServed(simulator), false);
  await advance(1);
  assert.equal(await isServed(simulator), true);
  assert.deepEqual(
    [(await journal({ kind: 'fault' })).map(({ what }) => what), await faults()],
    [['added', 'expired'], []],
  );
});

test('when it expires on the wire clock the port is open soon after', async (t) => {
  const simulator = await faulty(t);
  await simulator.add({ kind: 'refuse', expires: { afterMs: 1, clock: 'wire' } });
  await simulator.main.get('/control/journal/wait?kind=fault&what=expired').expect(200);
  while (!(await isServed(simulator)));
});

test('a reset opens the port, and a simulator that refuses from the start refuses again', async (t) => {
  const simulator = await faulty(t);
  await simulator.add({ kind: 'refuse' });
  await simulator.main.post('/control/reset').expect(204);
  assert.equal(await isServed(simulator), true);

  const closed = await startSimulator({ port: 0, nativePort: 0, agents: 0, fault: 'refuse' });
  t.after(closed.stop);
  const native = closed.addresses.dialects.native.url;
  await assert.rejects(fetch(native));
  await fetch(`${closed.addresses.main}/control/faults`, { method: 'DELETE' });
  assert.equal((await fetch(`${native}/v1/agents`)).status, 200);
  await fetch(`${closed.addresses.main}/control/reset`, { method: 'POST' });
  await assert.rejects(fetch(native));
});

test('whose port was taken meanwhile hears of it, and may try again', async (t) => {
  const simulator = await faulty(t);
  const { add, main, port, faults } = simulator;
  const id = await add({ kind: 'refuse' });
  const leave = await occupy(port);
  t.after(leave);
  assertProblem(await main.delete(`/control/faults/${id}`), 500, 'PortInUse');
  assert.deepEqual(await faults(), [], 'the fault is gone all the same');
  assertProblem(await main.delete('/control/faults'), 500, 'PortInUse');
  await leave();
  await main.delete('/control/faults').expect(204);
  assert.equal(await isServed(simulator), true);
});

test('a fault that expires while somebody else has the port harms nobody', async (t) => {
  const simulator = await faulty(t);
  const { add, main, port } = simulator;
  await add({ kind: 'refuse', expires: { afterMs: 10 } });
  const leave = await occupy(port);
  t.after(leave);
  assertProblem(await main.post('/control/clock/advance').send({ by: 10 }), 500, 'PortInUse');
  await leave();
  await main.delete('/control/faults').expect(204);
  assert.equal(await isServed(simulator), true);
});

test('nobody need ask after a fault that expires while somebody else has the port', async (t) => {
  const { add, main, port } = await faulty(t);
  await add({ kind: 'refuse', expires: { afterMs: 100, clock: 'wire' } });
  t.after(await occupy(port));
  await main.get('/control/journal/wait?kind=fault&what=expired').expect(200);
  await main.get('/healthz').expect(200);
});

test('a simulator that refuses can be stopped, whoever has its port by then', async (t) => {
  const before = timers();
  const simulator = await faulty(t);
  await simulator.add({ kind: 'refuse', expires: { afterMs: 600_000, clock: 'wire' } });
  const leave = await occupy(simulator.port);
  await simulator.stop();
  await leave();
  assert.equal(timers(), before);
});
