// This machine reaches itself: by localhost, whatever that is in its tables, and past every proxy.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { isLoopback, lookup, pastProxies } from './loopback.ts';

for (const host of ['127.0.0.1', '::1'])
  test(`localhost is found at ${host}, though nobody listens at the other address`, async (t) => {
    const server = createServer((_request, response) => response.end('here')).listen(0, host);
    await once(server, 'listening');
    t.after(() => server.close());
    const { port } = server.address() as AddressInfo;
    const asked = request({ host: 'localhost', port, lookup, agent: false }).end();
    const [answer] = await once(asked, 'response');
    assert.equal((await answer.setEncoding('utf8').toArray()).join(''), 'here');
  });

test('loopback is told from what is not', () => {
  for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '127.9.9.9', '::1', '[::1]'])
    assert.equal(isLoopback(host), true, host);
  for (const host of ['0.0.0.0', '::', '10.0.0.1', '128.0.0.1', 'localhost.evil.example', '127.evil.example', ''])
    assert.equal(isLoopback(host), false, host);
});

const LOCAL = 'localhost,127.0.0.1,::1';
const ENVIRONMENTS: readonly [env: NodeJS.ProcessEnv, given: NodeJS.ProcessEnv][] = [
  [{ PATH: '/bin' }, { PATH: '/bin' }],
  [{ NO_PROXY: 'a.example' }, { NO_PROXY: 'a.example' }],
  [
    { HTTP_PROXY: 'http://p:1', PATH: '/bin' },
    { HTTP_PROXY: 'http://p:1', PATH: '/bin', NO_PROXY: LOCAL, no_proxy: LOCAL },
  ],
  [
    { https_proxy: 'http://p:1', no_proxy: 'a.example' },
    { https_proxy: 'http://p:1', NO_PROXY: `a.example,${LOCAL}`, no_proxy: `a.example,${LOCAL}` },
  ],
  [
    { NODE_USE_ENV_PROXY: '1', NO_PROXY: '' },
    { NODE_USE_ENV_PROXY: '1', NO_PROXY: LOCAL, no_proxy: LOCAL },
  ],
];

for (const [env, given] of ENVIRONMENTS)
  test(`with ${JSON.stringify(env)} a connector asks no proxy for what is on this machine`, () => {
    assert.deepEqual(pastProxies(env), given);
  });
