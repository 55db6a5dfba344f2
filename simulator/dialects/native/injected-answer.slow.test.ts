// The native dialect's words for answers that faults ask for, and what becomes of reads: left alone, unless a fault is told
// otherwise; and what the journal keeps of a spoiled answer.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENTRY_LIMIT } from '../../engine/journal-size.ts';
import { ANSWER_SHAPES, ANSWER_WORDS, type AnswerShape } from '../../faults/fault.ts';
import { type Faulty, faulty } from '../../faults/testing/faulty.ts';
import { ANN } from '../../testing/simulator.ts';

const STATUS: Readonly<Record<(typeof ANSWER_WORDS)[number], number>> = {
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  'timed-out': 504,
  'too-many': 429,
  'internal-error': 500,
  unavailable: 503,
};

/** A request whose answer need not be in the documents. */
async function ask({ nativeUrl }: Faulty, method: string, path: string, body?: object, headers = {}) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(nativeUrl + path, { method, headers, ...init });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) };
}

const logOut = (simulator: Faulty, headers = {}) =>
  ask(simulator, 'PUT', '/v1/agents/ann/state', { state: 'LoggedOut' }, headers);

for (const word of ANSWER_WORDS)
  test(`the word for ${word} is a problem with a status and a code of its own`, async (t) => {
    const simulator = await faulty(t);
    await simulator.control(ANN.id, 'LogIn');
    await simulator.add({ kind: 'answer', settings: { word } });
    const { status, headers, json } = await logOut(simulator);
    const { code, detail, type } = json();
    assert.equal(status, STATUS[word]);
    assert.match(String(headers.get('content-type')), /^application\/problem\+json/);
    assert.match(detail, /^[A-Z].*\.$/);
    assert.equal(type, `urn:signoff:error:${code}`);
    assert.equal(headers.get('retry-after'), ['too-many', 'unavailable'].includes(word) ? '1' : null);
    const [reply] = await simulator.journal({ kind: 'reply' });
    assert.deepEqual([reply?.positive, reply?.said], [false, detail]);
    assert.equal(await simulator.stateOf(ANN.id), 'NotReady');
  });

const JSON_TYPE = 'application/json; charset=utf-8';
const AGENT = { name: ANN.name, state: 'LoggedOut', queues: [], extension: '7001' };
const CHANGED = { outcome: 'done', requestId: 'mine', agent: { id: 'ann', ...AGENT } };

/** What each shape makes of a logout that is done: its type and its text. */
const MALFORMED: Readonly<Record<AnswerShape, readonly [type: string, text: string | object]>> = {
  'cut-short': [JSON_TYPE, '{"outcome":"done","requestId":"mine","agent":{"id":"ann","name":'],
  'web-page': [
    'text/html; charset=utf-8',
    '<!DOCTYPE html>\n<html><head><title>Welcome</title></head>\n<body><p>Please sign in.</p></body></html>\n',
  ],
  empty: [JSON_TYPE, ''],
  'plain-text': ['text/plain; charset=utf-8', 'OK\n'],
  null: [JSON_TYPE, 'null\n'],
  'other-kind': [JSON_TYPE, [CHANGED]],
  'no-outcome': [JSON_TYPE, { requestId: 'mine', agent: CHANGED.agent }],
  'unknown-outcome': [JSON_TYPE, { ...CHANGED, outcome: 'perhaps' }],
  numbers: [JSON_TYPE, { outcome: 1, requestId: 'mine', agent: 1 }],
  nulls: [JSON_TYPE, { outcome: null, requestId: 'mine', agent: null }],
};

for (const shape of ANSWER_SHAPES)
  test(`a malformed answer of the shape ${shape} is whole HTTP, and nothing of the dialect`, async (t) => {
    const simulator = await faulty(t);
    await simulator.control(ANN.id, 'LogIn');
    await simulator.add({ kind: 'malformed-answer', settings: { shape } });
    const { status, headers, text } = await logOut(simulator, { 'X-Request-Id': 'mine' });
    const [type, expected] = MALFORMED[shape];
    assert.deepEqual([status, headers.get('content-type')], [200, type]);
    assert.equal(headers.get('content-length'), String(Buffer.byteLength(text)));
    if (typeof expected === 'string') assert.equal(text, expected);
    else assert.deepEqual(JSON.parse(text), expected);
    const [reply] = await simulator.journal({ kind: 'reply' });
    assert.ok(reply?.bytes.endsWith(`\r\n\r\n${text}`), 'the journal has the bytes as they went');
    assert.equal(await simulator.stateOf(ANN.id), 'LoggedOut');
  });

test('a refusal keeps its status, whatever its shape', async (t) => {
  const simulator = await faulty(t);
  for (const shape of ANSWER_SHAPES) {
    await simulator.add({ kind: 'malformed-answer', settings: { shape } });
    assert.equal((await logOut(simulator)).status, 409);
    await simulator.clear();
  }
});

const READS = [
  '/v1/agents/ann',
  '/v1/agents',
  '/v1/queues/sales',
  '/v1/state-machine',
  '/v1/subscriptions',
  '/nowhere',
];

for (const kind of [
  'answer',
  'refuse-in-body',
  'wrong-answer',
  'oversize',
  'depth',
  'malformed-answer',
  'truncate',
  'drip',
  'half-open',
])
  test(`${kind} leaves reads alone, and whatever is no Command`, async (t) => {
    const simulator = await faulty(t);
    const before = await Promise.all(READS.map((path) => ask(simulator, 'GET', path)));
    await simulator.add({ kind });
    const after = await Promise.all(READS.map((path) => ask(simulator, 'GET', path)));
    assert.deepEqual(
      after.map(({ text }) => text),
      before.map(({ text }) => text),
    );
    assert.equal((await ask(simulator, 'PUT', '/v1/agents/ann/state', { state: 'Sleeping' })).status, 422);
    assert.equal((await ask(simulator, 'POST', '/v1/subscriptions', { dn: '1' })).status, 201);
    assert.deepEqual(await simulator.journal({ kind: 'fault', what: 'used' }), []);
  });

test('a fault that is told so strikes reads alone, or everything', async (t) => {
  const simulator = await faulty(t);
  const { add, clear, control, main } = simulator;
  await control(ANN.id, 'LogIn');
  await add({ kind: 'answer', match: { requests: 'reads' } });
  for (const path of READS) assert.equal((await ask(simulator, 'GET', path)).status, 500, path);
  assert.equal((await logOut(simulator)).status, 200);
  await clear();
  await add({ kind: 'answer', match: { requests: 'all' }, settings: { word: 'forbidden' } });
  assert.equal((await logOut(simulator)).status, 403);
  assert.equal((await ask(simulator, 'GET', '/v1/agents')).status, 403);
  await main.get('/v1/agents').expect(200); // the main port is never touched
});

test('a fault strikes whom, what and where it is told to', async (t) => {
  const simulator = await faulty(t);
  const { add, clear } = simulator;
  const status = async (agentId: string, body: object) =>
    (await ask(simulator, 'PUT', `/v1/agents/${agentId}/state`, body)).status;
  await add({ kind: 'answer', match: { agentId: 'b/b ☎' } });
  assert.equal(await status(encodeURIComponent('b/b ☎'), { state: 'Ready' }), 500);
  assert.equal(await status('ann', { state: 'Ready' }), 409);
  await clear();
  await add({ kind: 'answer', match: { command: 'SetReady', dialect: 'native' } });
  assert.deepEqual([await status('ann', { state: 'Ready' }), await status('ann', { state: 'NotReady' })], [500, 409]);
  await clear();
  await add({ kind: 'answer', match: { queueId: 'sales' } });
  assert.equal(await status('ann', { state: 'LoggedOut', queue: 'sales' }), 500);
  assert.equal(await status('ann', { state: 'LoggedOut', queues: ['support', 'sales'] }), 500);
  assert.equal(await status('ann', { state: 'LoggedOut', queue: 'support' }), 409);
  assert.equal(await status('ann', { state: 'LoggedOut' }), 409, 'one that names no queue names not this one');
});

test('reads that are spoiled are of absurd size and depth, and JSON all the same', async (t) => {
  const simulator = await faulty(t);
  const { add, clear } = simulator;
  for (const path of ['/v1/agents/ann', '/v1/agents', '/v1/subscriptions', '/nowhere']) {
    const clean = (await ask(simulator, 'GET', path)).json();
    await add({ kind: 'oversize', match: { requests: 'all' }, settings: { bytes: 1000 } });
    const large = (await ask(simulator, 'GET', path)).json();
    const padding = 'x'.repeat(1000);
    assert.deepEqual(large, Array.isArray(clean) ? [...clean, padding] : { ...clean, padding });
    await clear();
    await add({ kind: 'depth', match: { requests: 'all' }, settings: { levels: 2 } });
    const deep = (await ask(simulator, 'GET', path)).json();
    assert.deepEqual(deep, Array.isArray(clean) ? [...clean, [[]]] : { ...clean, nested: [[]] });
    await clear();
  }
});

test('somebody else is who is answered of to who only looks', async (t) => {
  const simulator = await faulty(t);
  await simulator.add({ kind: 'wrong-answer', match: { requests: 'all' } });
  const { id, state } = (await ask(simulator, 'GET', '/v1/agents/ann')).json();
  assert.deepEqual([id, state], ['somebody-else', 'NotReady']);
  const changed = await ask(simulator, 'PUT', '/v1/agents/ann/state', { state: 'AfterCallWork' });
  assert.equal(changed.json().agent.state, 'AfterCallWork');
});

test('what is done all the same is told as the answer to another request', async (t) => {
  const simulator = await faulty(t);
  await simulator.control(ANN.id, 'LogIn');
  await simulator.add({ kind: 'wrong-answer', settings: { done: true } });
  const { outcome, requestId, agent } = (await logOut(simulator)).json();
  assert.deepEqual([outcome, requestId, agent.id], ['done', 'request-of-somebody-else', ANN.id]);
  assert.equal((await ask(simulator, 'GET', '/v1/agents/ann')).json().state, 'LoggedOut');
});

test('an answer that quotes the request gives its token to the client, and to nobody who reads the journal', async (t) => {
  const simulator = await faulty(t);
  await simulator.add({ kind: 'answer', settings: { quotes: true } });
  const authorization = 'Bearer not-so-secret.token';
  const { detail } = (await logOut(simulator, { authorization })).json();
  const words = 'The server failed. The request was PUT /v1/agents/ann/state, Authorization: ';
  assert.equal(detail, `${words}${authorization}.`);
  const [reply] = await simulator.journal({ kind: 'reply' });
  assert.ok(reply);
  assert.deepEqual([reply.said, reply.wire.body.detail], [`${words}Bearer ***`, `${words}Bearer ***`]);
  assert.ok(reply.bytes.includes(`${words}Bearer ***`) && !JSON.stringify(reply).includes('not-so-secret'));
});

test('a refusal of choice in the body is a whole sentence, even of a read', async (t) => {
  const simulator = await faulty(t);
  await simulator.add({ kind: 'refuse-in-body', match: { requests: 'all' } });
  const { outcome, detail } = (await ask(simulator, 'GET', '/v1/agents/ann')).json();
  assert.deepEqual([outcome, detail], ['refused', 'Agent ann is not logged in to any queue.']);
  assert.equal((await ask(simulator, 'GET', '/v1/queues')).json().detail, 'Agent none is not logged in to any queue.');
});

test('the journal keeps the beginning of an oversized answer, and says how many characters there were', async (t) => {
  const simulator = await faulty(t);
  await simulator.control(ANN.id, 'LogIn');
  await simulator.add({ kind: 'oversize', settings: { bytes: 100_000 } });
  await logOut(simulator);
  const [reply] = await simulator.journal({ kind: 'reply' });
  assert.equal(reply?.bytes.length, ENTRY_LIMIT);
  assert.ok(reply?.cut.of > 100_000 && reply?.cut.of < 101_000, JSON.stringify(reply?.cut));
  assert.equal(reply?.wire.body.agent.state, 'LoggedOut', 'the message itself is not stretched');
});

test('an answer that was lost has no bytes in the journal', async (t) => {
  const simulator = await faulty(t);
  await simulator.control(ANN.id, 'LogIn');
  await simulator.add({ kind: 'lose-reply', settings: { how: 'close' } });
  await assert.rejects(logOut(simulator));
  const [reply] = await simulator.journal({ kind: 'reply' });
  assert.equal(reply?.bytes, '');
});
