// A main port that asks for a token: without it nobody learns anything there, not even what there is; with it everything
// is as without, for programs and for the board in a browser. The dialects' ports are no part of it.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { WebSocket } from 'ws';
import { browserTest, openBoard } from './board/testing/board.ts';
import { startSimulator } from './index.ts';

const TOKEN = 'open-sesame:1';

const start = async (t: TestContext) => {
  const simulator = await startSimulator({ port: 0, nativePort: 0, fault: 'delay', controlToken: TOKEN });
  t.after(simulator.stop);
  return simulator;
};

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const KEPT_OUT: readonly (string | undefined)[] = [
  ...[undefined, '', 'Bearer', 'Bearer ', 'Bearer open-sesame', `Bearer ${TOKEN}x`, `Bearer x ${TOKEN}`, TOKEN],
  ...[`Digest ${TOKEN}`, basic(TOKEN, ''), basic('x', 'open-sesame'), basic('x', `y:${TOKEN}`)],
];

const PATHS: readonly (readonly [method: string, path: string])[] = [
  ...(
    ['/', '/docs', '/openapi.json', '/asyncapi.json', '/healthz', '/control/faults', '/control/snapshot'] as const
  ).map((path) => ['GET', path] as const),
  ...([
    ['GET', '/control/journal'],
    ['GET', '/v1/agents'],
    ['GET', '/board.js'],
    ['GET', '/nothing'],
    ['GET', '/%ff'],
  ] as const),
  ...([
    ['POST', '/control/reset'],
    ['DELETE', '/control/faults'],
    ['PUT', '/control/snapshot'],
    ['PATCH', '/'],
  ] as const),
];

test('whoever does not show the token is told the same of whatever there is, and changes nothing', async (t) => {
  const { addresses, faults } = await start(t);
  const answers = new Set<string>();
  for (const authorization of KEPT_OUT)
    for (const [method, path] of PATHS) {
      const headers = new Headers(authorization === undefined ? [] : [['Authorization', authorization]]);
      const answer = await fetch(addresses.main + path, { method, headers });
      answers.add(`${answer.status} ${answer.headers.get('www-authenticate')} ${await answer.text()}`);
    }
  const [one = '', other = '', ...more] = [...answers].sort();
  assert.match(one, /^401 Basic realm="signoff".* \{.*"code":"ControlUnauthorised".*\}\n$/);
  assert.equal(other, one.replace(/Basic realm="signoff", charset="UTF-8"/, 'Bearer realm="signoff"'));
  assert.deepEqual(more, [], 'they differ in the scheme alone that whoever asks may use');
  assert.doesNotMatch(one, /delay|fault|sesame/);
  assert.equal(faults.list().length, 1, 'the fault is still there');
});

test('the feed is closed to whoever does not show the token, and open to whoever does', async (t) => {
  const { addresses } = await start(t);
  const url = `${addresses.main.replace('http', 'ws')}/control/feed`;
  const refused = new WebSocket(url);
  const [error] = (await once(refused, 'error')) as [Error];
  assert.match(error.message, /401/);
  const open = new WebSocket(url, { headers: { Authorization: `Bearer ${TOKEN}` } });
  t.after(() => open.terminate());
  await once(open, 'open');
});

test('whoever shows the token is served as ever, as a bearer or as a browser does', async (t) => {
  const { addresses } = await start(t);
  for (const authorization of [`Bearer ${TOKEN}`, `bearer  ${TOKEN}`, basic('', TOKEN), basic('anybody', TOKEN)]) {
    const answer = await fetch(`${addresses.main}/healthz`, { headers: { Authorization: authorization } });
    assert.deepEqual([answer.status, ((await answer.json()) as { faults: number }).faults], [200, 1], authorization);
  }
});

test("connectors' ports know nothing of it", async (t) => {
  const { addresses } = await start(t);
  const { url } = addresses.dialects.native as { url: string };
  assert.equal((await fetch(`${url}/v1/agents/1001`)).status, 200);
  assert.ok(!JSON.stringify(addresses).includes(TOKEN), 'nor is a connector told');
});

for (const controlToken of ['', 'two words', 'käse', 'line\nend'])
  test(`${JSON.stringify(controlToken)} is no token: no header could carry it`, async () => {
    await assert.rejects(startSimulator({ port: 0, nativePort: 0, controlToken }), { code: 'InvalidSetting' });
  });

browserTest('the board works behind a token, its feed too', async (t) => {
  const httpCredentials = { username: 'me', password: TOKEN };
  const { page } = await openBoard(t, { controlToken: TOKEN, agents: 2, context: { httpCredentials } });
  assert.equal(await page.locator('.connection.live').count(), 1);
});
