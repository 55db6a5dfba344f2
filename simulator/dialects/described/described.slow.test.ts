// Described switches over HTTP and WebSocket, as a client of theirs meets them: each does, refuses, fails and tells in the words of its
// file, and the journal holds what was asked and what became of it, without a secret.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../../../test/testing/process.ts';
import { ANSWER_WORDS } from '../../faults/fault.ts';
import { shippedSwitches, switchPath } from '../find-dialect.ts';
import { openFeed } from '../native/testing/feed.ts';
import { readSwitchFile } from './read-switch.ts';
import { acmeWith } from './testing/acme-desk.ts';
import { serveSwitch, TOKEN } from './testing/served-switch.ts';

const AUTH = { 'X-Auth-Token': TOKEN };
const LOGIN = { body: { extension: '7001', context: 'default' }, headers: AUTH };

const wazo = (t: TestContext) => serveSwitch(t, 'wazo-agentd', 'wazo');
const yeastar = (t: TestContext) => serveSwitch(t, 'yeastar-p', 'yeastar');
const kazoo = (t: TestContext) => serveSwitch(t, 'kazoo-acdc', 'kazoo');

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

const SHOWN = `access_token=${encodeURIComponent(TOKEN)}`;
const PINS: Readonly<Record<string, string>> = { '1001': 'ann-s3cret', '1002': 'bob-s3cret' };
const yeastarTarget = (operation: string, query = `queue_id=6400&${SHOWN}`) =>
  `GET /openapi/v1.0/queue/agent_login?operation=${operation}&ext_ids=1001&${query}`;

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
  assert.deepEqual(await hear(yeastarTarget('login', `queue_id=9999&${SHOWN}`)), [200, 10001]);
  assert.deepEqual(await hear(yeastarTarget('login', SHOWN)), [200, 10002]);
  assert.deepEqual(await hear(yeastarTarget('dance')), [200, 10002]);
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
      [false, 'FAILURE', 'yeastar-p'],
    ],
  );
  assert.ok(!holdsToken(entries));
});

const holdsToken = (told: unknown): boolean => {
  const text = JSON.stringify(told);
  return text.includes(TOKEN) || text.includes(encodeURIComponent(TOKEN)) || text.includes(TOKEN.replaceAll(' ', '+'));
};

/** A switch in a file of its own: the example, altered. */
function acme(t: TestContext, part: string, instead: string, ...more: readonly (readonly [string, string])[]) {
  const path = join(temporaryFolder(t), 'acme.switch.yaml');
  const text = more.reduce((text, [one, other]) => text.replace(one, () => other), acmeWith(part, instead));
  writeFileSync(path, text);
  return serveSwitch(t, path, 'opencti');
}

test('what a switch calls its secrets is masked, whatever it calls them, and whoever quotes them', async (t) => {
  const { ask, journal } = await acme(
    t,
    'in: header.Authorization',
    'in: query.sid',
    ["  prefix: 'Bearer '\n", ''],
    ['why: nobody of that name', "why: 'nobody, said {{ query.sid }}'"],
  );
  const sid = `?sid=${encodeURIComponent(TOKEN)}`;
  await ask(`POST /desk/1001/in${sid}`, { body: { pin: 'ann-s3cret', queue: '6400' } });
  const { status, text } = await ask(`POST /desk/9999/out${sid}`);
  assert.deepEqual([status, JSON.parse(text).why], [404, `nobody, said ${TOKEN}`]);
  const entries = await journal();
  assert.deepEqual(entries.find(({ kind }) => kind === 'request')?.wire, {
    method: 'POST',
    url: '/desk/1001/in?sid=***',
    body: { pin: '***', queue: '6400' },
  });
  const reply = entries.findLast(({ kind }) => kind === 'reply');
  assert.deepEqual([reply?.said, reply?.wire.body.why], ['nobody, said ***', 'nobody, said ***']);
  assert.ok(!holdsToken(entries) && !JSON.stringify(entries).includes('ann-s3cret'));
});

test('a fault that quotes gives the token to the client, and to nobody who reads the journal', async (t) => {
  for (const [start, target, headers, quoted] of [
    [wazo, 'POST /1.0/agents/by-number/1001/logoff', AUTH, `X-Auth-Token: ${TOKEN}`],
    [yeastar, yeastarTarget('logout'), {}, SHOWN],
  ] as const) {
    const { ask, fault, journal } = await start(t);
    await fault({ kind: 'answer', settings: { word: 'internal-error', quotes: true } });
    const { text } = await ask(target, { headers });
    assert.ok(
      Object.values(JSON.parse(text)).some((value) => String(value).includes(quoted)),
      text,
    );
    const entries = await journal();
    const reply = entries.find(({ kind }) => kind === 'reply');
    assert.match(reply?.said, /The request was .*\*\*\*/);
    assert.match(JSON.stringify(reply?.wire.body), /The request was .*\*\*\*/);
    assert.match(reply?.bytes, /The request was .*\*\*\*/);
    assert.ok(!holdsToken(entries));
  }
});

for (const name of shippedSwitches())
  test(`${name} has a word of its own for each failure`, async (t) => {
    const { file } = await readSwitchFile(switchPath(name));
    const { ask, fault, journal } = await serveSwitch(t, name, file.profile);
    const target =
      {
        'kazoo-acdc': 'POST /v2/accounts/a/agents/1001/status',
        'wazo-agentd': 'POST /1.0/agents/by-number/1001/logoff',
      }[name] ?? yeastarTarget('logout');
    const asked = name === 'kazoo-acdc' ? { body: { data: { status: 'logout' } }, headers: AUTH } : { headers: AUTH };
    for (const word of ANSWER_WORDS) {
      await fault({ kind: 'answer', settings: { word }, times: 1 });
      const { status, text } = await ask(target, asked);
      assert.deepEqual([status, JSON.parse(text)], [file.faults[word].status, file.faults[word].body], word);
    }
    const entries = await journal();
    assert.ok(!entries.some(({ kind }) => kind === 'command'), 'nothing is done');
    for (const reply of entries.filter(({ kind }) => kind === 'reply')) assert.equal(reply.positive, false);
  });

test('faults spoil the answers of a wazo-agentd: false success, refusal in the body, size, depth, shape, bytes', async (t) => {
  const { ask, fault, queuesOf, command } = await wazo(t);
  const logOff = () => ask('POST /1.0/agents/by-number/1001/logoff', { headers: AUTH });
  const struck = async (order: object) => {
    await command('1001', 'LogOut').catch(() => undefined);
    await command('1001', 'LogIn');
    await fault({ times: 1, ...order });
    return logOff();
  };
  assert.equal((await struck({ kind: 'lie' })).status, 204);
  assert.deepEqual(await queuesOf('1001'), ['6400', '6500'], 'nothing is done');
  const inBody = await struck({ kind: 'refuse-in-body', settings: { code: 'NotLoggedIn' } });
  assert.deepEqual([inBody.status, JSON.parse(inBody.text)], [200, { error: 'not logged in' }]);
  const rejected = await struck({ kind: 'reject', settings: { code: 'CallInProgress' } });
  assert.deepEqual([rejected.status, typeof JSON.parse(rejected.text).error], [409, 'string']);
  assert.equal((await struck({ kind: 'malformed-answer', settings: { shape: 'plain-text' } })).text, 'OK\n');
  assert.deepEqual(await queuesOf('1001'), [], 'it is done');
  const large = await struck({ kind: 'oversize', settings: { bytes: 100_000 } });
  assert.ok(large.text.length >= 100_000, `${large.text.length}`);
  await struck({ kind: 'lose-reply', settings: { how: 'close' } }).then(
    () => assert.fail('it is lost'),
    (error) => assert.match(String(error), /fetch failed/),
  );
});

test('a read of a wazo-agentd is about somebody else, or cut short, where a fault wants it', async (t) => {
  const { ask, fault } = await wazo(t);
  const read = () => ask('GET /1.0/agents/by-number/1001', { headers: AUTH });
  await fault({ kind: 'wrong-answer', match: { requests: 'all' }, times: 1 });
  assert.equal(JSON.parse((await read()).text).number, 'somebody-else');
  await fault({ kind: 'truncate', match: { requests: 'all' }, times: 1 });
  await assert.rejects(read(), /terminated|fetch failed/);
  assert.equal(JSON.parse((await read()).text).number, '1001');
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

test('a template that fails at run time is the switch’s failure, in its own words, and harms nobody else', async (t) => {
  const { ask, journal } = await acme(
    t,
    "name: '{{ agent.name }}'",
    "name: '{% for a in (1..100000000) %}x{% endfor %}'",
  );
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const { status, text } = await ask('GET /desk/1001', { headers });
  assert.equal(status, 500);
  assert.match(JSON.parse(text).why, /^broken: memory alloc limit exceeded/);
  const reply = (await journal()).find(({ kind }) => kind === 'reply');
  assert.deepEqual([reply?.positive, reply?.understood], [false, true]);
  assert.match(reply?.said, /^memory alloc limit exceeded/);
  assert.equal((await ask('POST /desk/1001/in', { body: { queue: '6400', pin: PINS['1001'] }, headers })).status, 200);
});

test('a template that fails although it says that the switch has failed leaves an answer all the same', async (t) => {
  const endless = "'{% for a in (1..100000000) %}x{% endfor %}'";
  const { ask } = await acme(t, "name: '{{ agent.name }}'", `name: ${endless}`, [
    "why: 'broken: {{ cause }}'",
    `why: ${endless}`,
  ]);
  const headers = { Authorization: `Bearer ${TOKEN}` };
  assert.equal((await ask('GET /desk/1001', { headers })).status, 500);
  assert.equal((await ask('POST /desk/1001/in', { body: { queue: '6400', pin: PINS['1001'] }, headers })).status, 200);
});

test('a template that fails as something is told is told as a failure, and what was asked is done all the same', async (t) => {
  const told = "QueueLoggedOut: { kind: left, agent: '{{ agent.id }}', queue: '{{ queue.id }}' }";
  const { ask, eventsUrl, queuesOf } = await acme(
    t,
    told,
    "QueueLoggedOut: { kind: '{% for a in (1..100000000) %}x{% endfor %}' }",
  );
  const headers = { Authorization: `Bearer ${TOKEN}` };
  for (const queue of ['6400', '6500'])
    await ask('POST /desk/1001/in', { body: { queue, pin: PINS['1001'] }, headers });
  const feed = await openFeed(t, eventsUrl, headers);
  assert.equal((await ask('POST /desk/1001/out', { body: { queue: '6500' }, headers })).status, 200);
  assert.deepEqual(await queuesOf('1001'), ['6400']);
  assert.match(String((await feed.raw()).why), /^broken: memory alloc limit exceeded/);
});
