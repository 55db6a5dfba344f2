// Described switches over HTTP and WebSocket, as a client of theirs meets them: each does, refuses and tells in the words of its file,
// and the journal holds what was asked and what became of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFeed } from '../native/testing/feed.ts';
import {
  AUTH,
  acme,
  holdsToken,
  kazoo,
  LOGIN,
  PINS,
  SHOWN,
  TOKEN,
  wazo,
  yeastar,
  yeastarTarget,
} from './testing/served-switch.ts';

test('a wazo-agentd logs in and out, and refuses a second logout with 409', async (t) => {
  const { ask, queuesOf } = await wazo(t);
  const logOff = () => ask('POST /1.0/agents/by-number/1001/logoff', { headers: AUTH });
  assert.deepEqual(await ask('POST /1.0/agents/by-number/1001/login', LOGIN), { status: 204, type: null, text: '' });
  assert.deepEqual(await queuesOf('1001'), ['6400', '6500']);
  assert.equal((await logOff()).status, 204);
  assert.deepEqual(await queuesOf('1001'), []);
  const { status, type, text } = await logOff();
  assert.deepEqual(
    [status, type, JSON.parse(text)],
    [409, 'application/json; charset=utf-8', { error: 'not logged in' }],
  );
});

test('whoever leaves the last queue of a wazo-agentd is logged out', async (t) => {
  const { ask, queuesOf } = await wazo(t);
  await ask('POST /1.0/agents/by-number/1001/login', LOGIN);
  const leave = (queue: string) => ask(`PUT /1.0/agents/1001/queues/${queue}/logoff`, { headers: AUTH });
  const isLogged = async () => JSON.parse((await ask('GET /1.0/agents/by-number/1001', { headers: AUTH })).text).logged;
  assert.equal((await leave('6500')).status, 204);
  assert.deepEqual([await queuesOf('1001'), await isLogged()], [['6400'], true]);
  assert.equal((await leave('6400')).status, 204);
  assert.deepEqual([await queuesOf('1001'), await isLogged()], [[], false]);
});

test('a wazo-agentd tells of an agent, its pause and its queues, with types as they are', async (t) => {
  const { ask } = await wazo(t);
  await ask('POST /1.0/agents/by-number/1001/login', LOGIN);
  await ask('POST /1.0/agents/by-number/1001/pause', { body: { reason: 'lunch' }, headers: AUTH });
  await ask('PUT /1.0/agents/1001/queues/6500/logoff', { headers: AUTH });
  const ann = JSON.parse((await ask('GET /1.0/agents/by-number/1001', { headers: AUTH })).text);
  assert.deepEqual(ann, {
    ...{ id: '1001', number: '1001', logged: true, paused: true, paused_reason: 'lunch', extension: '7001' },
    queues: [
      { id: '6400', name: ann.queues[0].name, logged: true, paused: true, paused_reason: 'lunch' },
      { id: '6500', name: ann.queues[1].name, logged: false, paused: false, paused_reason: null },
    ],
  });
  const all = JSON.parse((await ask('GET /1.0/agents', { headers: AUTH })).text);
  assert.deepEqual(
    all.map(({ id, logged }: { id: string; logged: boolean }) => [id, logged]),
    [
      ['1001', true],
      ['1002', false],
    ],
  );
});

const REFUSED: readonly (readonly [
  target: string,
  asked: { body?: unknown; headers?: Record<string, string> },
  status: number,
  error: string,
])[] = [
  ['POST /1.0/agents/by-number/1001/logoff', {}, 401, 'invalid token or unauthorized'],
  [
    'POST /1.0/agents/by-number/1001/logoff',
    { headers: { 'X-Auth-Token': 'another' } },
    401,
    'invalid token or unauthorized',
  ],
  ['GET /1.0/nowhere', {}, 401, 'invalid token or unauthorized'],
  ['GET /1.0/nowhere', { headers: AUTH }, 404, 'not found'],
  ['DELETE /1.0/agents', { headers: AUTH }, 404, 'not found'],
  ['GET /1.0/agents/by-number/9999', { headers: AUTH }, 404, 'no such agent'],
  ['POST /1.0/agents/by-number/9999/logoff', { headers: AUTH }, 409, 'not logged in'],
  ['PUT /1.0/agents/1001/queues/9999/login', { headers: AUTH }, 404, 'no such queue'],
  [
    'POST /1.0/agents/by-number/1001/login',
    { body: { extension: '7001' }, headers: AUTH },
    400,
    'invalid fields: body.context',
  ],
  ['POST /1.0/agents/by-number/1001/login', { headers: AUTH }, 400, 'invalid fields: body.extension, body.context'],
  ['POST /1.0/agents/by-number/1001/login', { body: '{"extension":', headers: AUTH }, 400, 'invalid fields: body'],
  [
    'POST /1.0/agents/by-number/1001/login',
    { body: '[{"__proto__":{"extension":"1"}}]', headers: AUTH },
    400,
    'invalid fields: body',
  ],
];

test('a wazo-agentd refuses what is wrong with a request in its own words, and nothing is done', async (t) => {
  const { ask, queuesOf } = await wazo(t);
  for (const [target, asked, status, error] of REFUSED) {
    const heard = await ask(target, asked);
    assert.deepEqual([heard.status, JSON.parse(heard.text)], [status, { error }], target);
  }
  assert.deepEqual(await queuesOf('1001'), []);
});

test('a Yeastar refuses with 200 and an errcode, and only the errcode says so', async (t) => {
  const { ask, queuesOf } = await yeastar(t);
  const hear = async (target: string) => {
    const { status, text } = await ask(target);
    return [status, JSON.parse(text).errcode];
  };
  assert.deepEqual(await hear(yeastarTarget('login')), [200, 0]);
  assert.deepEqual(await queuesOf('1001'), ['6400']);
  assert.deepEqual(await hear(yeastarTarget('logout')), [200, 0]);
  assert.deepEqual(await queuesOf('1001'), []);
  assert.deepEqual(await hear(yeastarTarget('login', `queue_id=9999&${SHOWN}`)), [200, 60001]);
  assert.deepEqual(await hear(yeastarTarget('login', SHOWN)), [200, 40002]);
  assert.deepEqual(await hear(yeastarTarget('dance')), [200, 40002]);
  assert.deepEqual(await hear(yeastarTarget('login', 'queue_id=6400&access_token=no')), [200, 10004]);
  assert.deepEqual(await queuesOf('1001'), []);
});

test('a Kazoo says 200 to the logout of whoever is logged out, and nothing changes', async (t) => {
  const { ask, queuesOf, journal } = await kazoo(t);
  const status = (word: string) => ({ body: { data: { status: word } }, headers: AUTH });
  const { status: code, text } = await ask('POST /v2/accounts/a/agents/1001/status', status('logout'));
  assert.deepEqual([code, JSON.parse(text).status], [200, 'success']);
  assert.deepEqual(await queuesOf('1001'), []);
  const entries = await journal();
  const command = entries.find(({ kind }) => kind === 'command');
  assert.deepEqual(command?.outcome, 'done');
  assert.deepEqual(
    entries.filter(({ kind }) => kind === 'event'),
    [],
  );
  const reply = entries.find(({ kind }) => kind === 'reply');
  assert.deepEqual([reply?.positive, reply?.understood, reply?.wire.status], [true, true, 200]);
  const unknown = JSON.parse((await ask('POST /v2/accounts/a/agents/1001/status', status('dance'))).text);
  assert.deepEqual([unknown.error, unknown.data.status.enum.cause], ['400', 'dance']);
});

test('the journal shows request, Command, Event and reply under one id, what the reply says, and no token', async (t) => {
  const { ask, journal } = await yeastar(t);
  await ask(yeastarTarget('login'));
  await ask(yeastarTarget('login', `queue_id=9999&${SHOWN}`));
  const entries = (await journal()).filter(({ requestId }) => requestId !== undefined);
  const [first] = entries;
  const login = entries.filter(({ requestId }) => requestId === first?.requestId);
  assert.deepEqual([...new Set(login.map(({ kind }) => kind))], ['request', 'command', 'event', 'reply']);
  assert.equal(
    first?.wire.url,
    '/openapi/v1.0/queue/agent_login?operation=login&ext_ids=1001&queue_id=6400&access_token=***',
  );
  assert.match(first?.bytes, /^GET \S+&access_token=\*\*\* HTTP\/1\.1\r\n/);
  const replies = entries.filter(({ kind }) => kind === 'reply');
  assert.deepEqual(
    replies.map(({ positive, said, dialect }) => [positive, said, dialect]),
    [
      [true, undefined, 'yeastar-p'],
      [false, 'DATA NOT FOUND', 'yeastar-p'],
    ],
  );
  assert.ok(!holdsToken(entries));
});

test('a wazo-agentd tells over a WebSocket what has happened, to whoever shows the token', async (t) => {
  const { ask, eventsUrl } = await wazo(t);
  await assert.rejects(openFeed(t, eventsUrl), /401/);
  const feed = await openFeed(t, eventsUrl, AUTH);
  await ask('POST /1.0/agents/by-number/1001/login', LOGIN);
  await ask('PUT /1.0/agents/1001/queues/6500/logoff', { headers: AUTH });
  await ask('POST /1.0/agents/by-number/1001/logoff', { headers: AUTH });
  const heard: unknown[] = [];
  for (let last: unknown; last !== 'logged_out'; ) {
    const { name, data } = (await feed.raw()) as never as { name: string; data: { status?: string; agent_id: string } };
    assert.equal(data.agent_id, '1001');
    heard.push([name, { ...data }]);
    last = data.status;
  }
  assert.deepEqual(heard[0], ['agent_status_update', { agent_id: '1001', status: 'logged_in' }]);
  assert.ok(JSON.stringify(heard).includes('["user_agent_queue_logged_off",{"agent_id":"1001","queue_id":"6500"}]'));
});

test('of one agent alone is told where the file has a place for that', async (t) => {
  const { ask, eventsUrl } = await acme(t, 'says: why', 'says: why');
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const feed = await openFeed(t, `${eventsUrl}?agent=1002`, headers);
  for (const agent of ['1001', '1002'])
    assert.equal(
      (await ask(`POST /desk/${agent}/in`, { body: { queue: '6400', pin: PINS[agent] }, headers })).status,
      200,
    );
  assert.deepEqual(await feed.raw(), { kind: 'state', agent: '1002', state: 'break' });
});
