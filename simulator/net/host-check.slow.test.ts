// Who is let in: no other web page drives a simulator on loopback, neither over HTTP nor over a WebSocket, on no port.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import { test } from 'node:test';
import { refusedFeed } from '../dialects/native/testing/feed.ts';
import { startSimulator } from '../index.ts';
import { ANN, assertProblem, simulate } from '../testing/simulator.ts';
import { createHostCheck, refuseHttp } from './host-check.ts';

const EVIL = 'https://evil.example';

/** With `board.example` allowed by name. */
const ROWS: readonly { host?: string; origin?: string; refused?: string }[] = [
  {},
  ...[
    'localhost',
    'localhost:7070',
    'LOCALHOST:7070',
    '127.0.0.1:7070',
    '[::1]:7070',
    '192.168.1.9',
    '10.0.0.1:80',
  ].map((host) => ({ host })),
  { host: 'board.example' },
  { host: 'kit.example:7071' },
  { host: 'localhost:7071', origin: 'http://kit.example:3000', refused: 'OriginNotAllowed' },
  { host: 'Board.Example:8443' },
  ...['evil.example', 'evil.example:7070', 'localhost.evil.example', '127.0.0.1.evil.example', '', 'x', '0x7f.1'].map(
    (host) => ({ host, refused: 'HostNotAllowed' }),
  ),
  { host: 'localhost:7070', origin: 'http://localhost:7070' },
  { host: '[::1]:7070', origin: 'http://[::1]:7070' },
  { host: 'localhost', origin: 'http://localhost' },
  { host: 'localhost:80', origin: 'http://localhost' },
  { host: 'board.example', origin: 'https://board.example' },
  { host: '127.0.0.1:7070', origin: 'https://board.example' },
  ...[
    EVIL,
    'null',
    '',
    'http://localhost:3000',
    'http://127.0.0.1:7070',
    'file://',
    'http://localhost:7070.evil.example',
  ].map((origin) => ({ host: 'localhost:7070', origin, refused: 'OriginNotAllowed' })),
  { host: 'evil.example', origin: 'http://evil.example', refused: 'HostNotAllowed' },
  { host: 'localhost:7070', origin: 'chrome-extension://localhost:7070', refused: 'OriginNotAllowed' },
];

for (const { refused, ...headers } of ROWS)
  test(`a request with ${JSON.stringify(headers)} is ${refused ?? 'let in'}`, () => {
    const check = () => createHostCheck('kit.example', ['board.example'])(headers);
    if (refused === undefined) assert.doesNotThrow(check);
    else assert.throws(check, { code: refused });
  });

test('a page of somebody else drives neither port, over HTTP or a WebSocket', async (t) => {
  const { main, native, mainUrl, eventsUrl } = await simulate(t);
  const seeds = await main.post('/control/reset').set('Origin', EVIL);
  assertProblem(seeds, 403, 'OriginNotAllowed');
  assert.match(seeds.body.detail, /https:\/\/evil\.example/);
  assertProblem(await main.get('/v1/agents').set('Host', 'evil.example'), 421, 'HostNotAllowed');
  const login = native.put('/v1/agents/ann/state').send({ state: 'LoggedIn', password: ANN.password });
  assertProblem(await login.set('Origin', EVIL), 403, 'OriginNotAllowed');
  for (const url of [eventsUrl, `${mainUrl.replace('http', 'ws')}/control/feed`]) {
    assertProblem(await refusedFeed(url, { Origin: EVIL }), 403, 'OriginNotAllowed');
    assertProblem(await refusedFeed(url, { Host: 'evil.example' }), 421, 'HostNotAllowed');
  }
  const { body } = await main.get('/v1/agents/ann').set('Origin', mainUrl).expect(200);
  assert.equal(body.state, 'LoggedOut');
});

test('what is turned away is not taken for a connector’s', async (t) => {
  const { native, journal } = await simulate(t);
  const before = (await journal()).length;
  await native.get('/v1/agents').set('Host', 'evil.example').expect(421);
  assert.equal((await journal()).length, before);
});

test('a name that is allowed is let in, on every port', async (t) => {
  const { main, native } = await simulate(t, { allowHost: 'board.example, kit.example' });
  for (const port of [main, native])
    for (const name of ['board.example', 'kit.example:99']) await port.get('/v1/agents').set('Host', name).expect(200);
  await main.get('/v1/agents').set('Host', 'other.example').expect(421);
});

/** Where an HTTP request is cut into what arrives apart. */
const CUTS: readonly (readonly number[])[] = [
  [],
  [1],
  [2],
  [4],
  [5],
  [7],
  [11],
  [13],
  [14],
  [2, 4, 6, 8, 10, 12, 14, 16],
];

for (const cuts of CUTS)
  test(`an HTTP request at the port for AMI, cut at [${cuts}], is cut off before what it carries is read`, async (t) => {
    const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0, amiPort: 0, agents: 1 });
    t.after(stop);
    const { host, port, username, secret } = addresses.dialects.ami ?? assert.fail('AMI is served');
    const socket = connect({ port, host, noDelay: true }).setEncoding('utf8');
    let heard = '';
    socket
      .on('error', () => undefined)
      .on('data', (text) => {
        heard += text;
      });
    const login = `Action: Login\r\nUsername: ${username}\r\nSecret: ${secret}\r\n\r\n`;
    const whole = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${login.length}\r\n\r\n${login}`;
    await once(socket, 'data');
    for (const [index, from] of [0, ...cuts].entries()) {
      socket.write(whole.slice(from, cuts[index]));
      // What is sent apart arrives apart: somebody else is greeted in between.
      const other = connect(port, host);
      await once(other, 'data');
      other.destroy();
    }
    if (!socket.closed) await once(socket, 'close');
    assert.doesNotMatch(heard, /Response:/);
  });

test('an HTTP request is cut off however long its target is, and a line without end is held on to no longer', async () => {
  const cut = (...pieces: string[]) => {
    const socket = new Socket();
    refuseHttp(socket);
    for (const piece of pieces) socket.emit('data', Buffer.from(piece));
    return { isCut: socket.destroyed, isWatched: socket.listenerCount('data') > 0 };
  };
  const long = Array.from({ length: 200 }, () => 'x'.repeat(1000));
  assert.ok(cut('POST /', ...long, ' HT', 'TP/1.1\r\n').isCut);
  assert.ok(cut(`GET /${long.join('')} HTTP/1.1\r\n`).isCut);
  assert.deepEqual(cut('GET /', ...long), { isCut: false, isWatched: true });
  assert.deepEqual(cut('Action: ', ...long), { isCut: false, isWatched: false });
  assert.deepEqual(cut(...long.map((part) => part.toUpperCase())), { isCut: false, isWatched: false });
});
