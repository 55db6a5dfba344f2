// What described switches do where something goes wrong: faults speak the file's own words, secrets that are quoted stay out of the
// journal, and a template that fails harms nobody else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANSWER_WORDS } from '../../faults/fault.ts';
import { shippedSwitches, switchPath } from '../find-dialect.ts';
import { openFeed } from '../native/testing/feed.ts';
import { readSwitchFile } from './read-switch.ts';
import {
  AUTH,
  acme,
  holdsToken,
  PINS,
  SHOWN,
  serveSwitch,
  TOKEN,
  wazo,
  yeastar,
  yeastarTarget,
} from './testing/served-switch.ts';

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

const BEARER = { Authorization: `Bearer ${TOKEN}` };

test('a queue that is a list or a mapping is malformed, and no logout from all', async (t) => {
  const { ask, queuesOf } = await acme(t, 'says: why', 'says: why');
  assert.equal(
    (await ask('POST /desk/1001/in', { headers: BEARER, body: { pin: 'ann-s3cret', queue: '6400' } })).status,
    200,
  );
  for (const queue of [['6400'], { id: '6400' }, [], {}]) {
    const { status, text } = await ask('POST /desk/1001/out', { headers: BEARER, body: { queue } });
    assert.deepEqual([status, JSON.parse(text).why], [400, 'not understood: body.queue']);
  }
  assert.deepEqual(await queuesOf('1001'), ['6400']);
});

test('a password that an answer quotes with all of the body stays out of the journal', async (t) => {
  const { ask, journal } = await acme(
    t,
    "word }}' } }\n  POST /desk/{agent}/out",
    "word }}', all: '{{ body }}' } }\n  POST /desk/{agent}/out",
  );
  const { text } = await ask('POST /desk/1001/in', { headers: BEARER, body: { pin: 'ann-s3cret', queue: '6400' } });
  assert.equal(JSON.parse(text).all.pin, 'ann-s3cret');
  assert.ok(!JSON.stringify(await journal()).includes('ann-s3cret'));
});

test('a header that a request fills leads nowhere else', async (t) => {
  const { ask } = await acme(
    t,
    'UnknownAgent: { status: 404',
    "UnknownAgent: { status: 409, headers: { Location: '/{{ query.to }}' }",
  );
  assert.equal((await ask('POST /desk/9999/out?to=desk', { headers: BEARER })).status, 409);
  assert.equal((await ask('POST /desk/9999/out?to=/evil.example', { headers: BEARER })).status, 500);
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

/** A template that ends as long as there is nothing of that name, as where a file is checked. */
const endlessWith = (name: string) => `'{% if ${name} %}{% for a in (1..100000000) %}x{% endfor %}{% endif %}'`;

test('a template that fails at run time is the switch’s failure, in its own words, and harms nobody else', async (t) => {
  const { ask, journal } = await acme(t, "name: '{{ agent.name }}'", `name: ${endlessWith('agent.id')}`);
  const headers = { Authorization: `Bearer ${TOKEN}` };
  const { status, text } = await ask('GET /desk/1001', { headers });
  assert.equal(status, 500);
  assert.match(JSON.parse(text).why, /^broken: memory alloc limit exceeded/);
  const reply = (await journal()).find(({ kind }) => kind === 'reply');
  assert.deepEqual([reply?.positive, reply?.understood], [false, true]);
  assert.match(reply?.said, /^memory alloc limit exceeded/);
  assert.equal((await ask('POST /desk/1001/in', { body: { queue: '6400', pin: PINS['1001'] }, headers })).status, 200);
});

test('a header that HTTP cannot carry is the switch’s failure, and harms nobody else', async (t) => {
  const { ask } = await acme(
    t,
    'answer:\n      status: 200',
    "answer:\n      headers: { X-Said: '{{ query.x }}' }\n      status: 200",
  );
  const headers = { Authorization: `Bearer ${TOKEN}` };
  assert.equal((await ask('GET /desk/1001?x=1', { headers })).status, 200);
  for (const x of ['a%0D%0ASet-Cookie:%20b', '%00', '%E2%82%AC']) {
    const { status, text } = await ask(`GET /desk/1001?x=${x}`, { headers });
    assert.equal(status, 500);
    assert.match(JSON.parse(text).why, /^broken: Invalid character in header content \["X-Said"\]/);
  }
  assert.equal((await ask('GET /desk/1001', { headers })).status, 200);
});

test('a template that fails although it says that the switch has failed leaves an answer all the same', async (t) => {
  const { ask } = await acme(t, "name: '{{ agent.name }}'", `name: ${endlessWith('agent.id')}`, [
    "why: 'broken: {{ cause }}'",
    `why: ${endlessWith('cause')}`,
  ]);
  const headers = { Authorization: `Bearer ${TOKEN}` };
  assert.equal((await ask('GET /desk/1001', { headers })).status, 500);
  assert.equal((await ask('POST /desk/1001/in', { body: { queue: '6400', pin: PINS['1001'] }, headers })).status, 200);
});

test('a template that fails as something is told is told as a failure, and what was asked is done all the same', async (t) => {
  const told = "QueueLoggedOut: { kind: left, agent: '{{ agent.id }}', queue: '{{ queue.id }}' }";
  const { ask, eventsUrl, queuesOf } = await acme(t, told, `QueueLoggedOut: { kind: ${endlessWith('agent.id')} }`);
  const headers = { Authorization: `Bearer ${TOKEN}` };
  for (const queue of ['6400', '6500'])
    await ask('POST /desk/1001/in', { body: { queue, pin: PINS['1001'] }, headers });
  const feed = await openFeed(t, eventsUrl, headers);
  assert.equal((await ask('POST /desk/1001/out', { body: { queue: '6500' }, headers })).status, 200);
  assert.deepEqual(await queuesOf('1001'), ['6400']);
  assert.match(String((await feed.raw()).why), /^broken: memory alloc limit exceeded/);
});
