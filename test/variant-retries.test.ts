// The variant that tries a refused connection again really does: the first attempt is refused, the server comes up only
// then, and the request goes through, once. One whose connection breaks later is not tried again.

import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { Connector } from '../src/connector/connector.ts';
import connector from '../src/mutants/variants/tries-again-when-refused.ts';

const PORTS = 'net.client.socket';

/** Tells of each connection that this process tries and that fails. */
function onRefused(t: TestContext, listener: () => void): void {
  const watch = (message: unknown) =>
    (message as { socket: Socket }).socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') listener();
    });
  subscribe(PORTS, watch);
  t.after(() => unsubscribe(PORTS, watch));
}

async function linkedTo(t: TestContext, port: number): Promise<Connector> {
  const variant = connector();
  const server = { url: `http://127.0.0.1:${port}` };
  const notify = { event: () => undefined, log: () => undefined };
  await variant.initialize({ protocolVersion: 1, dialect: 'native', timeoutMs: 2000, server }, notify);
  t.after(() => variant.shutdown());
  return variant;
}

const listen = (server: ReturnType<typeof createServer>, port: number): Promise<number> =>
  new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

test('a refused connection is tried again, and the request is sent once', async (t) => {
  let commands = 0;
  const server = createServer((request, response) => {
    if (request.method === 'PUT') commands += 1;
    const agent = { id: '1001', state: 'Ready', queues: ['sales'] };
    const answer = { outcome: 'done', requestId: request.headers['x-request-id'], agent };
    response
      .setHeader('Content-Type', 'application/json')
      .end(JSON.stringify(request.method === 'PUT' ? answer : agent));
  });
  t.after(() => server.close());
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  const variant = await linkedTo(t, port);
  let refusals = 0;
  onRefused(t, () => {
    refusals += 1;
    if (refusals === 1) void listen(server, port);
  });
  assert.equal((await variant.invoke('SetAgentReady', { AgentID: '1001' })).status, undefined);
  assert.ok(refusals >= 1);
  assert.equal(commands, 1);
});

test('a connection that breaks after the request was sent is not tried again', async (t) => {
  let commands = 0;
  const server = createServer((request) => {
    if (request.method === 'PUT') commands += 1;
    request.socket.destroy();
  });
  t.after(() => server.close());
  const variant = await linkedTo(t, await listen(server, 0));
  assert.equal((await variant.invoke('SetAgentReady', { AgentID: '1001' })).status?.severity, 'Fail');
  assert.equal(commands, 1);
});
