// A simulator that other machines reach: at every address, of either family, and only by whoever shows the token. A name that
// somebody else's DNS has pointed here opens nothing to a browser, whatever password its user has typed.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import { WebSocket } from 'ws';
import { refusedFeed } from './dialects/native/testing/feed.ts';
import { type SimulatorOptions, startSimulator } from './index.ts';
import { assertProblem } from './testing/problem.ts';

const TOKEN = 'open-sesame';
const FREE = { port: 0, nativePort: 0, agents: 1 };
const BEARER = `Bearer ${TOKEN}`;
const BASIC = `Basic ${Buffer.from(`me:${TOKEN}`).toString('base64')}`;

async function start(t: TestContext, options: SimulatorOptions) {
  const simulator = await startSimulator({ ...FREE, controlToken: TOKEN, ...options });
  t.after(simulator.stop);
  return simulator.addresses;
}

/** Status and challenge of a request for `host`, sent to the port of `url` at the address `to`. */
async function ask(url: string, to: string, headers: Readonly<Record<string, string>>) {
  const { port } = new URL(url);
  const asked = request({ host: to, port, path: '/v1/agents', headers, agent: false }).end();
  const [answer] = await once(asked, 'response');
  answer.resume();
  return { status: answer.statusCode as number, challenge: answer.headers['www-authenticate'] as string | undefined };
}

const EVERYWHERE: readonly [listen: string, told: string, alsoAt: readonly string[]][] = [
  ['0.0.0.0', '127.0.0.1', ['127.0.0.1', '127.0.0.2']],
  ['::', '::1', ['::1', '127.0.0.1']],
  ['[::]', '::1', ['::1']],
  ['::1', '::1', ['::1']],
  ['0:0:0:0:0:0:0:1', '::1', ['::1']],
  ['127.0.0.2', '127.0.0.2', ['127.0.0.2']],
];

for (const [listen, told, alsoAt] of EVERYWHERE)
  test(`listening at ${listen}, every port is told at ${told} and answers there`, async (t) => {
    const { main, dialects } = await start(t, { listen, amiPort: 0 });
    const authority = told.includes(':') ? `[${told}]` : told;
    for (const url of [main, dialects.native.url, dialects.native.eventsUrl])
      assert.ok(new URL(url).host.startsWith(`${authority}:`), url);
    for (const to of alsoAt) {
      assert.equal((await ask(main, to, { Authorization: BEARER })).status, 200, to);
      assert.equal((await ask(dialects.native.url, to, {})).status, 200, to);
    }
    assert.equal((await ask(main, told, {})).status, 401);
    assert.equal((await fetch(`${main}/healthz`, { headers: { Authorization: BEARER } })).status, 200);
    const { host, port } = dialects.ami ?? assert.fail('AMI is served');
    assert.equal(host, told);
    const socket = connect(port, host);
    await once(socket, 'data');
    socket.destroy();
  });

test('whoever listens beyond loopback without a token does not start', async () => {
  for (const listen of ['0.0.0.0', '::', '10.0.0.1', 'kit.example'])
    await assert.rejects(startSimulator({ ...FREE, listen }), {
      code: 'InvalidSetting',
      message: `To listen at ${listen} is to let other machines in: a control token is needed.`,
    });
});

for (const listen of ['', ' ', '7070', '0.0.0.0:7070', '[::]:7070', 'a b', 'http://kit.example', '256.0.0.1.', '::x'])
  test(`${JSON.stringify(listen)} is nothing to listen at`, async () => {
    await assert.rejects(startSimulator({ ...FREE, listen, controlToken: TOKEN }), { code: 'InvalidSetting' });
  });

const BY_A_STRANGE_NAME: readonly [headers: Readonly<Record<string, string>>, status: number, challenge?: string][] = [
  [{}, 421],
  [{ Authorization: BASIC }, 421],
  [{ Authorization: 'Bearer wrong' }, 401, 'Bearer realm="signoff"'],
  [{ Authorization: BEARER }, 200],
  [{ Authorization: BEARER, Origin: 'http://other.example' }, 403],
  [{ Authorization: TOKEN }, 421],
  [{}, 421],
];

test('by a name that nobody allowed only a bearer is let in, and no browser is asked for a password', async (t) => {
  const { main, dialects } = await start(t, { listen: '0.0.0.0' });
  for (const [headers, status, challenge] of BY_A_STRANGE_NAME) {
    const answer = await ask(main, '127.0.0.1', { Host: 'evil.example:7070', ...headers });
    assert.deepEqual(answer, { status, challenge }, JSON.stringify(headers));
  }
  const strange = { Host: 'evil.example', Authorization: BEARER };
  assert.equal((await ask(dialects.native.url, '127.0.0.1', strange)).status, 421, "a connectors' port asks for none");
  const feed = `${main.replace('http', 'ws')}/control/feed`;
  assertProblem(await refusedFeed(feed, { Host: 'evil.example', Authorization: BASIC }), 421, 'HostNotAllowed');
  const open = new WebSocket(feed, { headers: strange });
  t.after(() => open.terminate());
  await once(open, 'open');
});

test('where no token is asked for, to show one opens nothing', async (t) => {
  const simulator = await startSimulator(FREE);
  t.after(simulator.stop);
  const headers = { Host: 'evil.example', Authorization: BEARER };
  assert.equal((await ask(simulator.addresses.main, '127.0.0.1', headers)).status, 421);
});

test('an allowed name is let in with the password, as a browser shows it', async (t) => {
  const { main, dialects } = await start(t, { listen: '0.0.0.0', allowHost: 'sim.example' });
  const named = { Host: 'sim.example:7070' };
  assert.deepEqual(await ask(main, '127.0.0.1', named), {
    status: 401,
    challenge: 'Basic realm="signoff", charset="UTF-8"',
  });
  assert.equal((await ask(main, '127.0.0.1', { ...named, Authorization: BASIC })).status, 200);
  assert.equal((await ask(dialects.native.url, '127.0.0.1', named)).status, 200);
});
