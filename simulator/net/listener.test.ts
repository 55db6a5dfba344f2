// Listening sockets: a free port, refusing and listening again at the same one, and stopping, whoever is connected and
// whatever is under way.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { Failure } from './failure.ts';
import { connectionOf, listen } from './listener.ts';
import { rawClient } from './testing/wire.ts';

const HOST = '127.0.0.1';

/** Greets whoever connects with the number of the connection. */
async function greeter(t: TestContext, port = 0) {
  const server = createServer((socket) => void socket.write(`${connectionOf(socket)}!`));
  const listener = await listen({ host: HOST, port }, server);
  t.after(listener.stop);
  return listener;
}

/** Whether a client gets through; fails where it ends in any other way than with a refusal. */
async function isServed(port: number): Promise<boolean> {
  const socket = connect(port, HOST);
  try {
    await once(socket, 'data');
    return true;
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, 'ECONNREFUSED');
    return false;
  } finally {
    socket.destroy();
  }
}

/** Somebody else's server at `port`. */
async function occupy(t: TestContext, port: number) {
  const server = createServer().listen(port, HOST);
  await once(server, 'listening');
  const leave = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  t.after(leave);
  return leave;
}

const isFailure = (code: string) => (error: unknown) => error instanceof Failure && error.code === code;

test('port 0 finds a free one, each time another, below those that the kernel hands out', async (t) => {
  const ports = [await greeter(t), await greeter(t), await greeter(t)].map(({ port }) => port);
  assert.equal(new Set(ports).size, 3);
  assert.ok(
    ports.every((port) => port >= 20_000 && port < 32_000),
    String(ports),
  );
});

test('connections are counted while they last, and numbered from 1 on each port', async (t) => {
  const [one, other] = [await greeter(t), await greeter(t)];
  const clients = [rawClient(t, one.port), rawClient(t, one.port), rawClient(t, other.port)];
  const greetings = await Promise.all(clients.map((client) => client.upTo('!')));
  assert.deepEqual(greetings.sort(), ['1!', '1!', '2!']);
  assert.deepEqual([one.connections(), other.connections()], [2, 1]);
  clients[0]?.socket.destroy();
  while (one.connections() > 1) await new Promise(setImmediate);
  assert.equal(await rawClient(t, one.port).upTo('!'), '3!');
  assert.equal(connectionOf(new Socket()), 0);
});

test('who refuses cuts those who are there, lets nobody in, and serves again at the same port', async (t) => {
  const { port, refuse, connections } = await greeter(t);
  const client = rawClient(t, port);
  await client.upTo('!');
  await refuse(true);
  assert.equal((await client.end()).text, '1!');
  assert.deepEqual([await isServed(port), connections()], [false, 0]);
  await refuse(false);
  assert.equal(await isServed(port), true);
});

test('to refuse twice is to refuse, and to serve twice is to serve', async (t) => {
  const { port, refuse } = await greeter(t);
  await refuse(false);
  assert.equal(await isServed(port), true);
  await refuse(true);
  await refuse(true);
  assert.equal(await isServed(port), false);
  await refuse(false);
  await refuse(false);
  assert.equal(await isServed(port), true);
});

const IN_A_ROW: readonly (readonly boolean[])[] = [
  [true, false],
  [true, true, false],
  [true, false, true],
  [false, true, false, true, false],
  [true, false, false, true],
];

for (const row of IN_A_ROW)
  test(`refuse(${row.join('), refuse(')}) without waiting ends as the last one says`, async (t) => {
    const { port, refuse } = await greeter(t);
    await rawClient(t, port).upTo('!');
    await Promise.all(row.map((isRefusing) => refuse(isRefusing)));
    assert.equal(await isServed(port), !row.at(-1));
  });

test('whose port was taken meanwhile says so, and listens again when it is free', async (t) => {
  const { port, refuse } = await greeter(t);
  await refuse(true);
  const leave = await occupy(t, port);
  await assert.rejects(refuse(false), isFailure('PortInUse'));
  await assert.rejects(refuse(false), isFailure('PortInUse'));
  await leave();
  await refuse(false);
  assert.equal(await isServed(port), true);
});

const STOPPED: Record<string, (listener: Awaited<ReturnType<typeof listen>>) => Promise<unknown>> = {
  serves: ({ stop }) => stop(),
  refuses: ({ refuse, stop }) => refuse(true).then(stop),
  'is about to refuse': ({ refuse, stop }) => Promise.all([refuse(true), stop()]),
  'is about to serve again': ({ refuse, stop }) => Promise.all([refuse(true), refuse(false), stop()]),
  'is stopped already': ({ stop }) => Promise.all([stop(), stop()]),
};

for (const [name, stopIt] of Object.entries(STOPPED))
  test(`one that ${name} can be stopped, and leaves its port to others`, async (t) => {
    const listener = await greeter(t);
    const client = rawClient(t, listener.port);
    await client.upTo('!');
    await stopIt(listener);
    await client.end();
    assert.equal(listener.connections(), 0);
    await occupy(t, listener.port);
  });

test('a port that is taken, or an address that is not ours, is a named failure', async (t) => {
  const { port } = await greeter(t);
  await assert.rejects(listen({ host: HOST, port }, createServer()), isFailure('PortInUse'));
  await assert.rejects(listen({ host: '192.0.2.1', port }, createServer()), isFailure('PortNotAvailable'));
});
