// Requests one behind the other on one connection, some of which offer an upgrade: each is answered, in order, and a
// connection that has come to its end is closed, whatever its client goes on to do.

import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { until } from '../../test/testing/process.ts';
import { serveSockets } from '../http-api/websocket.ts';
import { startSimulator } from '../index.ts';
import { simulate } from '../testing/simulator.ts';
import { LINGER_MS } from './last-word.ts';
import { createLifetime } from './lifetime.ts';
import { faultyPort, get, rawClient } from './testing/wire.ts';

const H2C = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n';
const WEBSOCKET = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';

const offer = (words: string): string => get(words, H2C);
const put = (words: string, headers = ''): string =>
  `PUT /${words} HTTP/1.1\r\nHost: localhost\r\n${headers}Content-Length: 4\r\n\r\nbody`;

/** What is written at once, piece by piece, and what is answered to it all, in order. */
const PIPELINES: readonly { readonly name: string; readonly pieces: readonly string[]; readonly answered: string }[] = [
  { name: 'an offer behind a request, and one more', pieces: [get('a') + offer('b'), get('c')], answered: 'a b c' },
  { name: 'requests behind an offer', pieces: [offer('a') + get('b') + get('c')], answered: 'a b c' },
  { name: 'offers alone', pieces: [offer('a') + offer('b') + offer('c') + offer('d')], answered: 'a b c d' },
  { name: 'twenty offers', pieces: [offer('a').repeat(20)], answered: 'a '.repeat(20).trim() },
  { name: 'an offer with a body', pieces: [get('a') + put('b', H2C) + get('c')], answered: 'a 405 c' },
  {
    name: 'half an offer',
    pieces: [get('a') + offer('b').slice(0, 30), offer('b').slice(30) + get('c')],
    answered: 'a b c',
  },
  { name: 'half a body', pieces: [put('a', H2C).slice(0, -2), `dy${get('b')}`, get('c')], answered: '405 b c' },
  {
    name: 'an offer that is the last',
    pieces: [get('a', H2C.replace('Upgrade,', 'Upgrade, close,')) + get('b')],
    answered: 'a',
  },
  { name: 'an offer in HTTP/1.0', pieces: [offer('a').replace('1.1', '1.0') + get('b')], answered: 'a' },
  {
    name: 'a request without Host before an offer',
    pieces: [get('a').replace(/Host.*\r\n/, '') + offer('b')],
    answered: '400',
  },
  { name: 'a WebSocket that is not on offer', pieces: [get('a') + get('b', WEBSOCKET) + get('c')], answered: 'a 404' },
  {
    name: 'no HTTP behind an offer',
    pieces: [get('a') + offer('b') + offer('c'), 'rubbish\r\n\r\n'],
    answered: 'a b c 400',
  },
];

/** The words of the answers that are good, the status of the others. */
function answersIn(text: string): string {
  const found: string[] = [];
  for (let left = text; left !== ''; ) {
    const [head = '', ...rest] = left.split('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const status = /^HTTP\/1\.1 (\d+) /.exec(head)?.[1] ?? `no answer: ${head}`;
    const body = rest.join('\r\n\r\n').replace(/^0\r\n\r\n/, ''); // chunked, and nothing in it: Node's own
    found.push(status === '200' ? body.slice(0, length) : status);
    left = body.slice(length);
  }
  return found.join(' ');
}

for (const { name, pieces, answered } of PIPELINES)
  for (const isSlow of [false, true])
    test(`${name}: each is answered in its turn${isSlow ? ', though the answers are late' : ''}`, async (t) => {
      const ended = createLifetime();
      const sending = isSlow
        ? (reply: Uint8Array) => ({ steps: [{ waitMs: 600_000 }, { write: reply }], ended })
        : undefined;
      const { port } = await faultyPort(t, { sending, onUpgrade: serveSockets([]) });
      const client = rawClient(t, port);
      for (const [index, piece] of pieces.entries()) {
        client.send(piece);
        // What is sent apart arrives apart: another connection is served in between.
        if (index < pieces.length - 1) await refusedElsewhere(port);
      }
      ended.end();
      await until(
        () => answersIn(client.text()).split(' ').length >= answered.split(' ').length,
        `${answered} is there`,
      );
      client.socket.end();
      assert.equal(answersIn((await client.end()).text), answered);
    });

/** Says what is no HTTP on a connection of its own, and sees it refused. */
async function refusedElsewhere(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined).end('no HTTP\r\n\r\n');
  await new Promise((resolve) => socket.once('close', resolve).resume());
}

test('a long answer that waits for its reader is whole, whatever is offered behind it', async (t) => {
  const simulator = await simulate(t, { agents: 2000 });
  for (let round = 0; round < 20; round += 1) await simulator.main.post('/control/reset').expect(204);
  const whole = await (await fetch(`${simulator.mainUrl}/control/journal/export`)).text();
  const client = rawClient(t, Number(new URL(simulator.mainUrl).port));
  client.socket.pause();
  client.send(get('control/journal/export') + offer('healthz') + get('healthz'));
  await simulator.main.get('/healthz').expect(200);
  client.socket.resume();
  await until(() => client.text().split('"status":"ok"').length === 3, 'both answers behind it are there');
  assert.equal(dechunked(client.text()), whole);
  assert.ok(whole.length > 4_000_000, `${whole.length} is more than any buffer takes`);
});

/** The body of the first answer, which came in chunks. */
function dechunked(text: string): string {
  let at = text.indexOf('\r\n\r\n') + 4;
  let body = '';
  for (;;) {
    const end = text.indexOf('\r\n', at);
    const length = Number.parseInt(text.slice(at, end), 16);
    if (length === 0) return Buffer.from(body, 'latin1').toString();
    body += text.slice(end + 2, end + 2 + length);
    at = end + 2 + length + 2;
  }
}

/** What is refused before it becomes a WebSocket, at the port for connectors. */
const REFUSED: readonly { readonly status: number; readonly sent: string }[] = [
  { status: 404, sent: get('nowhere', WEBSOCKET) },
  { status: 403, sent: get('v1/events', `${WEBSOCKET}Origin: https://evil.example\r\n`) },
  { status: 421, sent: get('v1/events', WEBSOCKET).replace('localhost', 'evil.example') },
  { status: 422, sent: get('v1/events?after=x', WEBSOCKET) },
  { status: 400, sent: get('v1/events', WEBSOCKET) },
  { status: 400, sent: 'no HTTP\r\n\r\n' },
];

for (const { status, sent } of REFUSED)
  for (const isStubborn of [false, true])
    test(`${JSON.stringify(sent.slice(0, 40))}: ${status}, and a client that ${isStubborn ? 'stays and sends on' : 'sends on'} is rid of`, async (t) => {
      if (isStubborn) t.mock.timers.enable({ apis: ['setTimeout'] });
      const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0, agents: 0 });
      t.after(stop);
      const usage = async () =>
        (await fetch(`${addresses.main}/control/usage`)).json() as Promise<{ connections: number }>;
      const port = Number(new URL(String(addresses.dialects.native?.url)).port);
      const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: isStubborn });
      t.after(() => socket.destroy());
      const told = new Promise((resolve) => socket.once('data', resolve).on('error', () => undefined));
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.write(sent);
      socket.write('x');
      assert.match(String(await told), new RegExp(`^HTTP/1.1 ${status} `));
      if (isStubborn) {
        socket.write('x');
        t.mock.timers.tick(LINGER_MS);
      } else await closed;
      await until(async () => (await usage()).connections === 0, 'nobody is counted any more');
    });
