// Bodies that are no message at all, sent to everything that takes one, on both ports: each is a named problem, and the
// simulator goes on as before. What is wrong with a message of the right kind is in `bad-input.slow.test.ts`.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { BODY_LIMIT } from './http-api/http.ts';
import { ANN, assertProblem, BOB, simulate, type TestSimulator } from './testing/simulator.ts';

/** Everything that takes a body, and a small one that it likes. */
const TAKERS = [
  { port: 'native', method: 'put', path: '/v1/agents/ann/state', good: { state: 'LoggedIn', password: ANN.password } },
  { port: 'native', method: 'post', path: '/v1/subscriptions', good: { dn: '7001' } },
  { port: 'main', method: 'post', path: '/control/seed', good: { queues: [{ id: 'new', name: 'New' }] } },
  { port: 'main', method: 'put', path: '/control/policy', good: { profile: 'opencti' } },
  { port: 'main', method: 'put', path: '/control/snapshot', good: { queues: [{ id: 'new' }] } },
  { port: 'main', method: 'post', path: '/control/agents/ann/commands', good: { type: 'LogIn' } },
  { port: 'main', method: 'post', path: '/control/calls', good: { queueId: 'sales' } },
] as const;

interface Sent {
  readonly name: string;
  readonly body: string | Buffer;
  readonly headers?: Record<string, string>;
}

const GZIP = { 'Content-Encoding': 'gzip' };
const BOMB = gzipSync(Buffer.alloc(BODY_LIMIT + 1, ' '));

const BAD: readonly (Sent & { readonly status: number; readonly code: string })[] = [
  { name: 'half of a JSON object', body: '{"state":', status: 400, code: 'MalformedJson' },
  { name: 'two JSON objects', body: '{}{}', status: 400, code: 'MalformedJson' },
  { name: 'a form', body: 'state=LoggedIn&password=x', status: 400, code: 'MalformedJson' },
  { name: 'a blank', body: ' ', status: 400, code: 'MalformedJson' },
  { name: 'no Unicode', body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), status: 400, code: 'MalformedJson' },
  { name: 'no end of nesting', body: '['.repeat(100_000), status: 400, code: 'MalformedJson' },
  {
    name: 'arrays nested a hundred thousand deep',
    body: '['.repeat(100_000) + ']'.repeat(100_000),
    status: 400,
    code: 'MalformedJson',
  },
  { name: 'nothing', body: '', status: 422, code: 'InvalidRequest' },
  { name: 'an array', body: '[]', status: 422, code: 'InvalidRequest' },
  { name: 'null', body: 'null', status: 422, code: 'InvalidRequest' },
  { name: 'a number', body: '7', status: 422, code: 'InvalidRequest' },
  { name: 'a string', body: '"LoggedOut"', status: 422, code: 'InvalidRequest' },
  { name: 'a member nobody knows', body: '{"nonsense":1}', status: 422, code: 'InvalidRequest' },
  { name: 'a member called __proto__', body: '{"__proto__":{"state":"Ready"}}', status: 422, code: 'InvalidRequest' },
  { name: 'one byte too much', body: ' '.repeat(BODY_LIMIT + 1), status: 413, code: 'BodyTooLarge' },
  { name: 'a gzip bomb', body: BOMB, headers: GZIP, status: 413, code: 'BodyTooLarge' },
  { name: 'gzip that is none', body: '{}', headers: GZIP, status: 415, code: 'UnsupportedEncoding' },
  {
    name: 'half of a gzip',
    body: gzipSync('{}').subarray(0, 12),
    headers: GZIP,
    status: 415,
    code: 'UnsupportedEncoding',
  },
  {
    name: 'a compression nobody knows',
    body: '{}',
    headers: { 'Content-Encoding': 'rot13' },
    status: 415,
    code: 'UnsupportedEncoding',
  },
  {
    name: 'an alphabet nobody knows',
    body: '{}',
    headers: { 'Content-Type': 'application/json; charset=klingon' },
    status: 415,
    code: 'UnsupportedEncoding',
  },
];

for (const taker of TAKERS) {
  test(`${taker.method.toUpperCase()} ${taker.path} names what is wrong with a body`, async (t) => {
    const simulator = await simulate(t);
    for (const { status, code, ...bad } of BAD.filter((row) => !isRoomy(taker) || row.code !== 'BodyTooLarge'))
      await t.test(bad.name, async () => {
        assertProblem(await send(simulator, taker, bad), status, code);
        await simulator.logIn(BOB);
        await simulator.logOut(BOB);
      });
    await t.test('and the journal can still be read', async () => {
      const requests = await simulator.journal({ kind: 'request', limit: 10_000 });
      assert.ok(requests.length > 0);
    });
  });

  test(`${taker.method.toUpperCase()} ${taker.path} takes a compressed body`, async (t) => {
    const simulator = await simulate(t);
    const body = gzipSync(JSON.stringify(taker.good));
    const { status, text } = await send(simulator, taker, { name: 'gzip', body, headers: GZIP });
    assert.ok(status >= 200 && status < 300, text);
  });

  test(`${taker.method.toUpperCase()} ${taker.path} does not care for the media type`, async (t) => {
    const simulator = await simulate(t);
    const headers = { 'Content-Type': 'text/plain' };
    const { status, text } = await send(simulator, taker, { name: 'text', body: JSON.stringify(taker.good), headers });
    assert.ok(status >= 200 && status < 300, text);
  });
}

/** Its own, larger limit is in `control/snapshot.slow.test.ts`. */
const isRoomy = ({ path }: (typeof TAKERS)[number]): boolean => path === '/control/snapshot';

function send(simulator: TestSimulator, { port, method, path }: (typeof TAKERS)[number], { body, headers }: Sent) {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
  return simulator[port]
    [method](path)
    .set({ 'Content-Type': type, ...headers })
    .send(body);
}
