// What only a service can do, besides the contract of the drivers: answer in HTTP's own ways of saying no, and post where
// it should not. Servers of the test's own, in this process.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, request, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { until } from '../../test/testing/process.ts';
import { serviceDriver } from './service-driver.ts';
import { ConnectorBroke, type Session } from './session.ts';
import { INITIALIZATION } from './testing/connector.ts';

const DECLARATION = { protocolVersion: 1, name: 's', version: '1', timeoutMs: 1000, activities: ['LogoutAgent'] };

type Asked = { id: number; method: string; params: { callbackUrl: string; page: object } };
type Answer = (response: ServerResponse, asked: Asked) => unknown;

const say = (response: ServerResponse, { id }: Asked, result: unknown): void =>
  void response.end(JSON.stringify({ jsonrpc: '2.0', id, result }));

const well: Answer = (response, asked) =>
  say(response, asked, asked.method === 'initialize' ? DECLARATION : { page: asked.params.page });

/** A service that gives `invoke` this answer, and does everything else right; what it was asked is kept. */
async function serve(t: TestContext, onInvoke: Answer = well) {
  const asked: Asked[] = [];
  const requests: IncomingMessage[] = [];
  const server = createServer(async (incoming, response) => {
    const heard = JSON.parse(await text(incoming)) as Asked;
    requests.push(incoming);
    asked.push(heard);
    await (heard.method === 'invoke' ? onInvoke : well)(response, heard);
  });
  return { url: await listening(t, server), asked, requests, callbackUrl: () => asked[0]?.params.callbackUrl ?? '' };
}

async function listening(t: TestContext, server: ReturnType<typeof createTcpServer>): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket)).listen(0, '127.0.0.1');
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/rpc`;
}

async function start(t: TestContext, url: string, callback = {}): Promise<Session> {
  const session = await serviceDriver({ url, callback })(INITIALIZATION);
  t.after(session.shutdown);
  return session;
}

const answered =
  (status: number, body: string, headers = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

const NO_ANSWERS: readonly [does: string, answer: Answer, says: RegExp][] = [
  [
    'redirects',
    answered(302, '', { Location: '/elsewhere' }),
    /^the connector answered invoke with a redirect to \/elsewhere \(HTTP 302\), which is not followed$/,
  ],
  [
    'answers HTML',
    answered(200, '<html>\nWelcome</html>', { 'Content-Type': 'text/html; charset=utf-8' }),
    /^the connector answered invoke with text\/html that is not JSON: <html>\nWelcome<\/html>$/,
  ],
  [
    'answers 500',
    answered(500, 'Internal Server Error'),
    /^the connector answered invoke with HTTP 500: Internal Server Error$/,
  ],
  [
    'answers 404 with JSON',
    answered(404, '{"error":"no such path"}'),
    /^the connector answered invoke with HTTP 404: \{"error":"no such path"\}$/,
  ],
  ['answers 204', answered(204, ''), /^the connector answered invoke with HTTP 204 and nothing in it$/],
  [
    'answers with a notification',
    answered(200, '{"jsonrpc":"2.0","method":"log","params":{}}'),
    /^the connector answered invoke with something else: \{"jsonrpc":"2\.0","method":"log"/,
  ],
  [
    'answers a batch',
    (response, { id }) => response.end(JSON.stringify([{ jsonrpc: '2.0', id, result: { page: {} } }])),
    /^the connector answered invoke with something that is not a JSON-RPC 2\.0 message: \[/,
  ],
  [
    'resets the connection',
    (response) => response.socket?.resetAndDestroy(),
    /^the connector broke the connection off/,
  ],
  [
    'closes the connection in the middle of its answer',
    (response) => {
      response.writeHead(200, { 'Content-Length': 100 }).write('{"jsonrpc"');
      setImmediate(() => response.socket?.destroy());
    },
    /^the connector broke the connection off \(\w+\)$/,
  ],
  [
    'answers what is not HTTP',
    (response) => response.socket?.end('+OK ready\r\n\r\n'),
    /^the connector answered what is not HTTP \(HPE_\w+\)$/,
  ],
  [
    'switches protocols',
    (response) => response.socket?.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    /^the connector broke the connection off/,
  ],
  [
    'answers with headers without end',
    (response) => response.socket?.end(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`),
    /^the connector answered what is not HTTP \(HPE_HEADER_OVERFLOW\)$/,
  ],
];

for (const [does, answer, says] of NO_ANSWERS)
  test(`a service that ${does} has broken`, { timeout: 60_000 }, async (t) => {
    const { url } = await serve(t, answer);
    const session = await start(t, url);
    await assert.rejects(session.invoke('LogoutAgent', {}), (error) => {
      assert.ok(error instanceof ConnectorBroke, String(error));
      assert.match(error.message, says);
      return error === session.broken;
    });
  });

test('one answer may stand on several lines', async (t) => {
  const { url } = await serve(t, (response, { id }) =>
    response.end(JSON.stringify({ jsonrpc: '2.0', id, result: { page: { AgentID: '1' } } }, null, 2)),
  );
  assert.deepEqual(await (await start(t, url)).invoke('LogoutAgent', {}), { page: { AgentID: '1' } });
});

test('a request is a POST of JSON on a connection of its own, sent once', async (t) => {
  const { url, requests, asked } = await serve(t);
  const session = await start(t, url);
  await session.invoke('LogoutAgent', {});
  await session.shutdown();
  assert.deepEqual(
    asked.map(({ method }) => method),
    ['initialize', 'invoke', 'shutdown'],
  );
  for (const { method, headers } of requests)
    assert.deepEqual([method, headers['content-type'], headers.connection], ['POST', 'application/json', 'close']);
});

test('credentials in the URL are sent and not told', async (t) => {
  const { url, requests } = await serve(t, answered(500, 'x'));
  await start(t, url.replace('http://', 'http://ada:lovelace@'));
  assert.equal(requests[0]?.headers.authorization, `Basic ${Buffer.from('ada:lovelace').toString('base64')}`);
  await assert.rejects(serviceDriver({ url: 'http://ada:lovelace@127.0.0.1:1/rpc' })(INITIALIZATION), (failure) => {
    assert.match(String(failure), /The connector at http:\/\/127\.0\.0\.1:1\/rpc cannot be judged/);
    assert.doesNotMatch(String(failure), /lovelace/);
    return true;
  });
});

interface Posted {
  readonly method?: string;
  readonly path?: (path: string) => string;
  readonly host?: string;
  readonly body?: string;
}

/** Posts to the kit's callbackUrl, and answers the status. */
async function post(url: string, { method = 'POST', path = (own) => own, host, body = LOG }: Posted): Promise<number> {
  const { hostname, port, pathname } = new URL(url);
  const headers = host === undefined ? {} : { Host: host };
  const outgoing = request({ hostname, port, path: path(pathname), method, headers, agent: false });
  outgoing.on('error', () => undefined).end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

const LOG = '{"jsonrpc":"2.0","method":"log","params":{"level":"info","message":"x"}}';
const KEPT = '{"level":"info","message":"x"}';

const CALLBACKS: readonly [title: string, posted: Posted, status: number, kept: readonly (string | RegExp)[]][] = [
  ['its log', {}, 204, [KEPT]],
  ['its log behind a path of a proxy', { path: (path) => `/behind/a/proxy${path}?x=1` }, 204, [KEPT]],
  ['to localhost', { host: 'localhost:80' }, 204, [KEPT]],
  ['to the IPv6 loopback', { host: '[::1]:80' }, 204, [KEPT]],
  ['to an allowed name', { host: 'Kit.Example:80' }, 204, [KEPT]],
  [
    'to a foreign name',
    { host: 'evil.example' },
    421,
    [/^A callback to the host evil\.example was turned away: --allow/],
  ],
  ['somewhere else', { path: () => '/callback' }, 404, []],
  ['by GET', { method: 'GET', body: '' }, 405, []],
];

for (const [title, posted, status, kept] of CALLBACKS)
  test(`a callback ${title} is answered ${status}`, async (t) => {
    const { url, callbackUrl } = await serve(t);
    const session = await start(t, url, { allowHosts: ['kit.example'] });
    assert.equal(await post(callbackUrl(), posted), status);
    const log = session.takeLog();
    assert.equal(log.length, kept.length, log.join('\n'));
    for (const [index, line] of kept.entries())
      assert.match(log[index] ?? '', typeof line === 'string' ? literal(line) : line);
    assert.equal(session.broken, undefined);
  });

const literal = (line: string): RegExp => new RegExp(`^${line.replace(/[{}"]/g, '\\$&')}$`);

const BAD_CALLBACKS: readonly [title: string, body: string, says: RegExp][] = [
  ['rubbish', 'hello', /^the connector wrote a line that is not JSON: hello$/],
  ['an answer to no request', '{"jsonrpc":"2.0","id":9,"result":{}}', /answered what was not asked.*"id":9/],
  ['more than it may', 'x'.repeat(5 * 1024 * 1024), /^the connector posted more than 4194304 bytes to its callbackUrl/],
];

for (const [title, body, says] of BAD_CALLBACKS)
  test(`a service that posts ${title} has broken`, async (t) => {
    const { url, callbackUrl } = await serve(t);
    const session = await start(t, url);
    await post(callbackUrl(), { body }).catch(() => undefined);
    await until(() => session.broken !== undefined, 'the breach is noticed');
    assert.match(session.broken?.message ?? '', says);
    await assert.rejects(session.invoke('LogoutAgent', {}), (error) => error === session.broken);
  });

test('the advertised URL is told, its port is listened at, and its host is a name of ours', async (t) => {
  const { url, asked, callbackUrl } = await serve(t);
  const port = await freePort(t);
  const callback = { host: '127.0.0.1', advertise: `http://kit.example:${port}/hooks/` };
  for (const life of [0, 1]) {
    const session = await start(t, url, callback);
    const told = asked.filter(({ method }) => method === 'initialize')[life]?.params.callbackUrl ?? '';
    assert.match(told, new RegExp(`^http://kit\\.example:${port}/hooks/[0-9a-f]{24}$`));
    const here = told.replace('kit.example', '127.0.0.1');
    assert.equal(await post(here, { host: `kit.example:${port}` }), 204);
    if (life === 1)
      assert.equal(await post(callbackUrl().replace('kit.example', '127.0.0.1'), {}), 404, 'a former life');
    await session.shutdown();
  }
});

test('a port for callbacks that is taken is named', async (t) => {
  const taken = await listening(t, createTcpServer());
  const { port } = new URL(taken);
  await assert.rejects(
    serviceDriver({ url: taken, callback: { advertise: `http://127.0.0.1:${port}` } })(INITIALIZATION),
    { code: 'CallbackNotPossible', message: `The kit cannot listen for callbacks at 127.0.0.1:${port} (EADDRINUSE).` },
  );
});

test('a service that is slow but in time, and one that is met again after a life, are none the worse', async (t) => {
  const { url } = await serve(t, (response, asked) => setImmediate(() => well(response, asked)));
  for (let life = 0; life < 2; life += 1) {
    const session = await start(t, url);
    assert.deepEqual(await session.invoke('LogoutAgent', { AgentID: '1' }), { page: { AgentID: '1' } });
    await session.reset();
    await session.shutdown();
  }
});

async function freePort(t: TestContext): Promise<number> {
  const server: ReturnType<typeof createServer> = createServer((() => undefined) as RequestListener).listen(
    0,
    '127.0.0.1',
  );
  t.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
