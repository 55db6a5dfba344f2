// How long a request may take to arrive: as Node has it, with limits that are short here. What waits for something else
// than a request is not cut.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import WebSocket from 'ws';
import { serveSockets } from '../http-api/websocket.ts';
import { createLifetime } from './lifetime.ts';
import { faultyPort, get, rawClient } from './testing/wire.ts';

const limits = { headersTimeout: 40, requestTimeout: 80, connectionsCheckingInterval: 10 };

const HEAD = 'PUT /late HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20\r\n';

const LATE: readonly { readonly name: string; readonly sent: readonly string[] }[] = [
  { name: 'nothing at all', sent: [] },
  { name: 'half of a head', sent: [HEAD] },
  { name: 'half of a body', sent: [`${HEAD}\r\nhalf of it`] },
  {
    name: 'half of a body behind an offer of an upgrade',
    sent: [`${HEAD}Connection: Upgrade\r\nUpgrade: h2c\r\n\r\nhalf`],
  },
  {
    name: 'half of a chunk',
    sent: ['PUT /late HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf'],
  },
  { name: 'half of a head behind a request', sent: [get('first'), HEAD] },
];

for (const { name, sent } of LATE)
  test(`${name} is answered with 408, and the connection closed`, async (t) => {
    const { port } = await faultyPort(t, { limits });
    const client = rawClient(t, port);
    for (const bytes of sent) {
      client.send(bytes);
      if (bytes === get('first')) await client.upTo('first');
    }
    const { how, text } = await client.end();
    assert.equal(how, 'in order');
    const [answer = '', ...before] = text.split(/(?=HTTP\/1\.1 )/).reverse();
    assert.equal(before.length, sent.length > 1 ? 1 : 0);
    assert.match(answer, /^HTTP\/1\.1 408 Request Timeout\r\n/);
    assert.match(answer, /Content-Type: application\/problem\+json\r\n/);
    assert.equal(JSON.parse(answer.split('\r\n\r\n')[1] ?? '').code, 'RequestTooSlow');
  });

test('nobody is cut who waits for something else: an answer, a message, or the next thing to ask', async (t) => {
  const held = createLifetime();
  const onUpgrade = serveSockets([{ path: '/', open: () => (client) => client.onMessage(() => client.send('heard')) }]);
  const port = await faultyPort(t, { limits, onUpgrade });
  const idle = rawClient(t, port.port);
  idle.send(get('before'));
  await idle.upTo('before');
  const socket = new WebSocket(`ws://127.0.0.1:${port.port}`);
  t.after(() => socket.terminate());
  await once(socket, 'open');
  port.injected.sending = (reply) => ({ steps: [{ waitMs: 600_000 }, { write: reply }], ended: held });
  const waiting = rawClient(t, port.port);
  waiting.send(get('waiting'));
  while (!port.asked.includes('/waiting')) await new Promise(setImmediate);
  port.injected.sending = undefined;

  // Whoever says nothing is cut, one after the other: so long have the others waited, several times over.
  for (let round = 0; round < 5; round += 1) await rawClient(t, port.port).end();

  idle.send(get('behind'));
  await idle.upTo('behind');
  socket.send('there?');
  assert.equal(String((await once(socket, 'message'))[0]), 'heard');
  held.end();
  await waiting.upTo('waiting');
});

test('the limits hold again once a port has been closed and opened', async (t) => {
  const { port, refuse } = await faultyPort(t, { limits });
  await refuse(true);
  await refuse(false);
  assert.match((await rawClient(t, port).end()).text, /^HTTP\/1\.1 408 /);
});
