// Bytes that are no HTTP, requests that break off, and upgrades to what is not on offer: on both ports, over bare sockets.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import { ANN, BOB, simulate, type TestSimulator } from '../testing/simulator.ts';

const NO_HTTP: readonly { name: string; bytes: string | Buffer }[] = [
  { name: 'garbage', bytes: Buffer.from([0, 255, 17, 13, 10, 13, 10, 254]) },
  { name: 'a TLS greeting', bytes: Buffer.from('16030100f4010000f00303', 'hex') },
  { name: 'a greeting of another protocol', bytes: 'Action: Login\r\nUsername: ann\r\n\r\n' },
  { name: 'an unknown method', bytes: 'LOGOUT /v1/agents/ann HTTP/1.1\r\nHost: localhost\r\n\r\n' },
  { name: 'a length that is no number', bytes: 'PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n' },
  { name: 'a header without a colon', bytes: 'GET / HTTP/1.1\r\nHost x\r\n\r\n' },
  { name: 'a header without end', bytes: `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'y'.repeat(100_000)}` },
  {
    name: 'a chunk that is none',
    bytes: 'PUT / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  },
];

/** A target that is no path is a place that does not exist. */
const NO_PLACE: readonly { name: string; bytes: string }[] = [
  { name: 'half of an address', bytes: 'GET http://[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' },
  { name: 'a star', bytes: 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' },
  {
    name: 'a WebSocket at half of an address',
    bytes: 'GET //[ HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
  },
];

const PORTS = ['nativeUrl', 'mainUrl'] as const;

for (const port of PORTS) {
  test(`what is not HTTP is told so on the ${port === 'mainUrl' ? 'main' : 'native'} port`, async (t) => {
    const simulator = await simulate(t);
    for (const { name, bytes } of NO_HTTP)
      await t.test(name, () =>
        assertAnswers(simulator, { url: simulator[port], bytes, answer: [400, 'MalformedHttp'] }),
      );
    for (const { name, bytes } of NO_PLACE)
      await t.test(name, () =>
        assertAnswers(simulator, { url: simulator[port], bytes, answer: [404, 'NoSuchResource'] }),
      );
  });
}

async function assertAnswers(
  simulator: TestSimulator,
  { url, bytes, answer: [status, code] }: { url: string; bytes: string | Buffer; answer: [number, string] },
): Promise<void> {
  const [head = '', body = ''] = (await exchange(url, bytes)).split('\r\n\r\n');
  assert.match(head, new RegExp(`^HTTP/1.1 ${status} `));
  assert.match(head, /^content-type: application\/problem\+json/im);
  const problem = JSON.parse(body);
  assert.deepEqual([problem.status, problem.code], [status, code]);
  assert.match(problem.detail, /\.$/);
  await simulator.logIn(BOB);
  await simulator.logOut(BOB);
}

/** Sends the bytes and gives all that comes back until the server hangs up. */
async function exchange(url: string, bytes: string | Buffer): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => {});
  socket.write(bytes);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

test('a request that breaks off does no harm', async (t) => {
  const simulator = await simulate(t);
  for (const url of [simulator.nativeUrl, simulator.mainUrl]) await breakOff(url, '/v1/agents/ann/state');
  const { body } = await simulator.logIn(ANN);
  assert.equal(body.agent.state, 'NotReady');
});

async function breakOff(url: string, path: string): Promise<void> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(
    `PUT ${path} HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 500\r\n\r\n{"state":`,
  );
  await once(socket, 'data');
  socket.destroy();
  await once(socket, 'close');
}

test('an upgrade that is not on offer is passed over, and the request answered', async (t) => {
  const { nativeUrl, journal } = await simulate(t);
  const { text, bytes } = h2cLogin();
  for (const piece of [[bytes], [bytes.subarray(0, -5), bytes.subarray(-5)]])
    await assertLogsInAndOut(t, nativeUrl, piece);
  const [request] = await journal({ kind: 'request' });
  assert.deepEqual(request?.wire.body, { ...JSON.parse(text), password: '***' });
});

/** What Java's HTTP client sends first over plain HTTP. */
function h2cLogin(): { text: string; bytes: Buffer } {
  const text = JSON.stringify({ state: 'LoggedIn', password: ANN.password, attributes: { ü: '☎' } });
  const head = [
    'PUT /v1/agents/ann/state HTTP/1.1',
    'Connection: Upgrade, HTTP2-Settings',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Host: localhost',
    'HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA',
    'Upgrade: h2c',
  ];
  return { text, bytes: Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}`) };
}

async function assertLogsInAndOut(t: TestContext, url: string, pieces: readonly Buffer[]): Promise<void> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  t.after(() => socket.destroy());
  for (const piece of pieces) socket.write(piece);
  assert.match(String((await once(socket, 'data'))[0]), /^HTTP\/1.1 200 .*"outcome":"done"/s);
  const body = '{"state":"LoggedOut"}';
  socket.write(`PUT /v1/agents/ann/state HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  assert.match(String((await once(socket, 'data'))[0]), /^HTTP\/1.1 200 .*"state":"LoggedOut"/s);
}
