// Starting and stopping: ports that are taken are named, ports that were held are let go, connections are cut, and a
// seed says who works here.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import WebSocket from 'ws';
import { type Simulator, type SimulatorOptions, startSimulator } from './index.ts';
import { assertProblem, simulate } from './testing/simulator.ts';

const FREE = { port: 0, nativePort: 0, agents: 0 };

async function start(t: TestContext, options: SimulatorOptions): Promise<Simulator> {
  const simulator = await startSimulator({ ...FREE, ...options });
  t.after(simulator.stop);
  return simulator;
}

const portsOf = ({ addresses }: Simulator) => ({
  port: Number(new URL(addresses.main).port),
  nativePort: Number(new URL(addresses.dialects.native.url).port),
});

const FLAGS = { port: '--port', nativePort: '--native-port' };

for (const [taken, other] of [
  ['port', 'nativePort'],
  ['nativePort', 'port'],
] as const) {
  test(`a ${taken} in use is named, and the other port is let go`, async (t) => {
    const occupier = createServer().listen(0, '127.0.0.1');
    t.after(() => occupier.close());
    await once(occupier, 'listening');
    const inUse = (occupier.address() as AddressInfo).port;
    const first = await start(t, {});
    const { [other]: free } = portsOf(first);
    await first.stop();
    await assert.rejects(startSimulator({ ...FREE, [taken]: inUse, [other]: free }), {
      name: 'Failure',
      code: 'PortInUse',
      message: `Port ${inUse} on 127.0.0.1 is in use, which ${FLAGS[taken]} asks for.`,
    });
    assert.equal(portsOf(await start(t, { [other]: free }))[other], free);
  });
}

test('one port for both is one too few', async (t) => {
  const first = await start(t, {});
  await first.stop();
  const { port } = portsOf(first);
  await assert.rejects(startSimulator({ ...FREE, port, nativePort: port }), { code: 'PortInUse' });
  await start(t, { port });
});

test('a stop cuts every connection and lets the ports go', async (t) => {
  const simulator = await start(t, { agents: 1 });
  const { port, nativePort } = portsOf(simulator);
  const open = [await keptAlive(port), await keptAlive(nativePort), await halfAsked(port), await halfAsked(nativePort)];
  const feed = new WebSocket(`ws://127.0.0.1:${nativePort}/v1/events?dn=6001`);
  await once(feed, 'open');
  const cut = [...open, feed].map((each) => once(each, 'close'));
  await simulator.stop();
  await Promise.all(cut);
  for (const gone of [port, nativePort])
    await assert.rejects(once(connect(gone, '127.0.0.1'), 'connect'), { code: 'ECONNREFUSED' });
  await simulator.stop();
  assert.deepEqual(portsOf(await start(t, { port, nativePort })), { port, nativePort });
});

/** A connection that has had an answer and is kept for the next request. */
async function keptAlive(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  socket.write('GET /v1/agents HTTP/1.1\r\nHost: localhost\r\n\r\n');
  assert.match(String((await once(socket, 'data'))[0]), /^HTTP\/1.1 200 /);
  return socket;
}

/** A connection whose request has not ended. */
async function halfAsked(port: number): Promise<Socket> {
  const socket = await keptAlive(port);
  socket.write('GET /v1/agents HTTP/1.1\r\nHo');
  return socket;
}

test('two simulators do not touch one another', async (t) => {
  const [one, two] = [await simulate(t), await simulate(t)];
  await one.main.post('/control/agents/ann/commands').send({ type: 'LogIn' }).expect(200);
  assert.equal((await one.main.get('/v1/agents/ann')).body.state, 'NotReady');
  assert.equal((await two.main.get('/v1/agents/ann')).body.state, 'LoggedOut');
});

test('connectors are told where to go and with what token', async (t) => {
  const { addresses } = await start(t, { token: 'token' });
  const { port, nativePort } = portsOf({ addresses } as Simulator);
  assert.equal(addresses.main, `http://127.0.0.1:${port}`);
  const [url, eventsUrl] = [`http://127.0.0.1:${nativePort}`, `ws://127.0.0.1:${nativePort}/v1/events`];
  assert.deepEqual(addresses.dialects, { native: { url, eventsUrl, token: 'token' } });
});

test('the profile that is started with is the policy', async (t) => {
  const { change, logIn, main } = await simulate(t, { profile: 'finesse-cce' });
  assert.deepEqual((await main.get('/control/policy')).body.logoutFrom, ['NotReady']);
  await logIn({ id: 'ann', password: 'ann-s3cret' });
  await change('ann', { state: 'Ready' }).expect(200);
  assertProblem(await change('ann', { state: 'LoggedOut' }), 409, 'TransitionNotAllowed');
});
