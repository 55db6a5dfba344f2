// A connection to the Manager Interface that does not come about: each way is a failure, none lasts, and the next try is
// a new one.

import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createAmiConnection } from './ami-connection.ts';
import { closing } from './testing/ami-server.ts';

const PING = { Action: 'Ping' };
const OPENING_MS = 40;

/** A server that does that with whoever connects. */
async function connectionTo(t: TestContext, greet: (socket: Socket) => void, openingMs = OPENING_MS) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy()).resume();
    greet(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const connection = createAmiConnection({ host: '127.0.0.1', port, username: 'u', secret: 's' }, openingMs);
  t.after(() => {
    connection.close();
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { sockets, ask: (ms = 10_000) => connection.ask(PING, AbortSignal.timeout(ms)) };
}

const WAYS: Readonly<Record<string, readonly [greet: (socket: Socket) => void, says: RegExp]>> = {
  'says nothing': [() => {}, /does not answer/],
  'greets and says nothing more': [(socket) => socket.write('Asterisk Call Manager/11.0.0\r\n'), /does not answer/],
  'is of another protocol': [(socket) => socket.write('220 mail.test ESMTP\r\n'), /not of its protocol/],
  'greets without end': [(socket) => socket.write('x'.repeat(2 * 1024 * 1024)), /more than 1 MiB/],
  'hangs up': [(socket) => socket.end(), /broke the connection off/],
  'breaks off': [(socket) => socket.resetAndDestroy(), /broke the connection off/],
  'says more than headers': [
    (socket) => socket.write('Asterisk Call Manager/11.0.0\r\nHello there\r\n\r\n'),
    /not of its protocol/,
  ],
};

for (const [name, [greet, says]] of Object.entries(WAYS))
  test(`a server that ${name}`, async (t) => {
    // Short only where the opening itself has to run out.
    const { ask, sockets } = await connectionTo(t, greet, /does not answer/.test(says.source) ? OPENING_MS : 10_000);
    await assert.rejects(ask(), { message: says });
    await assert.rejects(ask(), { message: says });
    assert.equal(sockets.length, 2, 'the second try is a new one');
    for (const socket of sockets) await closing(socket);
  });

test('who gives up earlier leaves the opening to who does not', async (t) => {
  const connected = new EventEmitter();
  const { ask, sockets } = await connectionTo(t, (socket) => void connected.emit('one', socket), 10_000);
  const greets = once(connected, 'one');
  const patient = ask();
  await assert.rejects(ask(5), /does not answer/);
  const [socket] = await greets;
  socket.on('data', () => socket.write('Response: Success\r\nActionID: 2\r\nPing: Pong\r\n\r\n'));
  socket.write('Asterisk Call Manager/11.0.0\r\nResponse: Success\r\nActionID: 1\r\n\r\n');
  assert.equal((await patient).response.Ping, 'Pong');
  assert.equal(sockets.length, 1);
});
