// The connector as the kit's module host meets it, over real sockets: what it declares and what it will not start with,
// a server that is gone or silent, and links that close and come back.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { CALL_ACTIVITIES, isCallActivity } from '../connector/activity.ts';
import type { Connector, Initialization, Notifications } from '../connector/connector.ts';
import connector from './index.ts';

const notify: Notifications = { event: () => {}, log: () => {} };
const initialization: Initialization = {
  protocolVersion: 1,
  dialect: 'native',
  timeoutMs: 2000,
  server: { url: 'http://127.0.0.1:9' },
};

const UNSERVED: readonly (readonly [string, object, RegExp])[] = [
  ['another protocol version', { protocolVersion: 2 }, /^Version 2 of the protocol and .* are not spoken here\.$/],
  ['a dialect without a link', { dialect: 'csta' }, /the dialect "csta" are not spoken here\.$/],
  ['an Asterisk without a host', { dialect: 'ami', server: {} }, /^The server description has no host\.$/],
  ['an inherited dialect', { dialect: 'constructor' }, /are not spoken here/],
  ['a server without url', { server: {} }, /^Invalid URL$/],
  ['a url that is none', { server: { url: 'http://u:hunter2@' } }, /^Invalid URL$/],
];

for (const [name, change, message] of UNSERVED) {
  test(`initialize throws on ${name}`, async () => {
    await assert.rejects(connector().initialize({ ...initialization, ...change }, notify), (error: Error) => {
      assert.match(error.message, message);
      assert.doesNotMatch(error.message, /hunter2/);
      return true;
    });
  });
}

test('initialize declares what the connector is', async () => {
  const declaration = await connector().initialize(initialization, notify);
  assert.equal(declaration.name, 'signoff-reference');
  assert.equal(declaration.timeoutMs, 300);
  const always = ['LoginAgent', 'LogoutAgent', 'SetAgentReady', 'SetAgentNotReady', 'OpenAdapter', 'CloseAdapter'];
  const besides = declaration.activities.filter((activity) => !isCallActivity(activity));
  assert.deepEqual(besides, always, 'where the server has no events, nothing is subscribed to');
  assert.equal(declaration.activities.length - besides.length, CALL_ACTIVITIES.length, 'and every one about calls');
  assert.equal(declaration.capabilities.look, true);
  assert.equal(declaration.capabilities.asyncOutcome, true);
});

test('it promises no more time than the kit gives', async () => {
  assert.equal((await connector().initialize({ ...initialization, timeoutMs: 100 }, notify)).timeoutMs, 100);
});

test('reset and shutdown before initialize do nothing', async () => {
  const reference = connector();
  await reference.reset();
  await reference.shutdown();
});

test('connection refused is a Fail', async () => {
  const server = await listening(createTcpServer());
  const reference = await linkedTo(server);
  await new Promise((closed) => server.close(closed));
  await assertFails(reference, /^No answer from the CTI server \(ECONNREFUSED\)\.$/);
});

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

/** What a server may do with a connection instead of answering, and what the agent is told. */
const WRECKS: Record<string, readonly [(socket: Socket) => void, RegExp]> = {
  'says nothing': [() => {}, /^No answer .* \(ABORT_ERR\)\.$/],
  'stops in the middle': [
    (socket) => socket.write(`${ok}Content-Length: 99\r\n\r\n{`),
    /^No answer .* \(ABORT_ERR\)\.$/,
  ],
  'hangs up in the middle': [
    (socket) => socket.end(`${ok}Content-Length: 99\r\n\r\n{`),
    /^No answer .* \(ECONNRESET\)\.$/,
  ],
  'hangs up': [(socket) => socket.end(), /^No answer .* \(ECONNRESET\)\.$/],
  resets: [(socket) => socket.resetAndDestroy(), /^No answer .* \(ECONNRESET\)\.$/],
  'speaks no HTTP': [(socket) => socket.write('220 mail ready\r\n'), /^No answer .* \(HPE_\w+\)\.$/],
  'changes the protocol': [
    (socket) => socket.write('HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
    /^No answer from the CTI server \(it broke off\)\.$/,
  ],
};

for (const [name, [wreck, message]] of Object.entries(WRECKS)) {
  test(`a server that ${name} is a Fail`, async (t) => {
    const server = await listening(
      createTcpServer((socket) => void socket.on('error', () => {}).once('data', () => wreck(socket))),
    );
    const reference = await linkedTo(server);
    closeAfter(t, reference, server);
    await assertFails(reference, message);
  });
}

test('after the deadline nothing more is sent', async (t) => {
  const seen: (string | undefined)[] = [];
  const server = await listening(createServer((request) => void seen.push(request.method)));
  const reference = await linkedTo(server);
  closeAfter(t, reference, server);
  await assertFails(reference, /^No answer/);
  assert.deepEqual(seen, ['GET']);
});

test('a look that breaks off tells nothing, and the answer to the Command stands', async (t) => {
  const { server, reference } = await rig((request, response) =>
    request.method === 'GET' ? request.socket.destroy() : agreeable(request, response),
  );
  closeAfter(t, reference, server);
  assert.equal((await reference.invoke('LogoutAgent', { AgentID: '1001' })).status, undefined);
});

test('no connection is kept: what comes late on one is no answer to the next request', async (t) => {
  const asked: (Socket | undefined)[] = [];
  const { server, connections, reference } = await rig((request, response) => {
    asked.push(request.socket);
    agreeable(request, response);
  });
  closeAfter(t, reference, server);
  await assertSucceeds(reference);
  await assertSucceeds(reference);
  assert.equal(asked.length, 4);
  assert.deepEqual(asked, connections, 'each request has a connection of its own');
  await Promise.all(connections.map((socket) => socket.closed || once(socket, 'close')));
});

test('an old failure is not reported with a later success, nor does an old code stick', async (t) => {
  const bodies: string[] = [];
  const { server, reference } = await rig((request, response) => {
    request.on('data', (chunk) => bodies.push(String(chunk)));
    request.on('end', () => agreeable(request, response));
  });
  closeAfter(t, reference, server);
  const options = { AgentOptions: { pyOpenCTI: { pyReasonCode: '07' } }, WorkMode: null };
  await reference.invoke('SetAgentNotReady', { AgentID: '1001', ...options });
  await assertSucceeds(reference);
  assert.deepEqual(bodies, [
    '{"state":"NotReady","attributes":{},"reasonCode":"07"}',
    '{"state":"Ready","attributes":{}}',
  ]);
});

const ready = { id: '1001', state: 'Ready', queues: ['sales'] };

const agreeable: RequestListener = (request, response) => {
  const body =
    request.method === 'PUT' ? { outcome: 'done', requestId: request.headers['x-request-id'], agent: ready } : ready;
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
};

async function rig(
  listener: RequestListener,
): Promise<{ server: Server; connections: Socket[]; reference: Connector }> {
  const connections: Socket[] = [];
  const server = createServer(listener).on('connection', (socket) => connections.push(socket));
  // Only the connector closes connections.
  server.keepAliveTimeout = 0;
  await listening(server);
  return { server, connections, reference: await linkedTo(server) };
}

async function listening<S extends TcpServer>(server: S): Promise<S> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function linkedTo(server: TcpServer): Promise<Connector> {
  const { port } = server.address() as AddressInfo;
  const reference = connector();
  await reference.initialize({ ...initialization, server: { url: `http://127.0.0.1:${port}/` } }, notify);
  return reference;
}

function closeAfter(t: TestContext, reference: Connector, server: TcpServer): void {
  t.after(async () => {
    await reference.shutdown();
    server.close();
  });
}

async function assertFails(reference: Connector, message: RegExp): Promise<void> {
  const { page, status } = await reference.invoke('LogoutAgent', { AgentID: '1001' });
  assert.equal(status?.severity, 'Fail');
  assert.match(status.message ?? '', message);
  assert.equal(page.pyStatusMessage, status.message);
  assert.equal(page.pyPegaCTIError, status.message);
}

async function assertSucceeds(reference: Connector): Promise<void> {
  const result = await reference.invoke('SetAgentReady', { AgentID: '1001' });
  assert.deepEqual(result, { page: { AgentID: '1001', AgentState: { State: 'Ready' } } });
}
