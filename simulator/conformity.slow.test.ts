// That the tests' own check bites: a reply that has been tampered with does not pass, whatever was done to it.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { OpenApi } from './http-api/openapi.ts';
import { checkedAgent, conformityTo } from './testing/conformity.ts';
import { simulate } from './testing/simulator.ts';

const ANN = { id: 'ann', name: 'Ann', state: 'Ready', queues: ['sales'], extension: '7001' };
const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';
const UNKNOWN = { type: 'urn:x', title: 'x', status: 404, detail: 'x.', code: 'UnknownAgent', agentId: 'ann' };

interface Doctored {
  readonly name: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly type?: string;
  readonly body?: unknown;
  readonly passes?: boolean;
}

const REPLIES: readonly Doctored[] = [
  { name: 'an agent as it should be', body: ANN, passes: true },
  { name: 'a member too many', body: { ...ANN, mood: 'good' } },
  { name: 'a member too few', body: { ...ANN, queues: undefined } },
  { name: 'a member of another type', body: { ...ANN, extension: 7001 } },
  { name: 'a state that is none', body: { ...ANN, state: 'Offline' } },
  { name: 'a status that is not in the document', status: 206, body: ANN },
  { name: 'another media type', type: 'text/plain', body: ANN },
  { name: 'a problem as it should be', status: 404, type: PROBLEM_TYPE, body: UNKNOWN, passes: true },
  {
    name: 'a code that cannot be met there',
    status: 404,
    type: PROBLEM_TYPE,
    body: { ...UNKNOWN, code: 'UnknownCall' },
  },
  { name: 'a problem with another status inside', status: 404, type: PROBLEM_TYPE, body: { ...UNKNOWN, status: 409 } },
  { name: 'a problem without a code', status: 404, type: PROBLEM_TYPE, body: { ...UNKNOWN, code: undefined } },
  { name: 'a problem as plain JSON', status: 404, body: UNKNOWN },
  { name: 'a body where there is none', method: 'post', path: '/control/reset', status: 204, body: {} },
  { name: 'a positive answer where nothing is', path: '/nowhere', body: ANN },
  {
    name: 'an event that has another’s members',
    path: '/control/journal',
    body: journalOf({ type: 'Seeded', agentId: 'ann' }),
  },
];

function journalOf(event: object): object {
  return { last: 1, entries: [{ number: 1, at: 1, kind: 'event', event }] };
}

test('a doctored reply does not pass', async (t) => {
  const { main } = await simulate(t);
  const conforms = conformityTo((await main.get('/openapi.json').expect(200)).body as OpenApi);
  for (const { name, method = 'get', path = '/v1/agents/ann', status = 200, type = JSON_TYPE, body, passes } of REPLIES)
    await t.test(name, () => {
      const answer = { status, headers: { 'content-type': type }, text: JSON.stringify(body) };
      const check = () => conforms({ port: 'main', method, path }, answer);
      if (passes) check();
      else assert.throws(check, assert.AssertionError);
    });
});

test('a doctored reply fails the request of the test that asked for it', async (t) => {
  const { main } = await simulate(t);
  const conforms = conformityTo((await main.get('/openapi.json').expect(200)).body as OpenApi);
  const doctored = await serving(t, JSON.stringify({ ...ANN, mood: 'good' }));
  await assert.rejects(
    async () => checkedAgent(doctored, 'main', conforms).get('/v1/agents/ann').expect(200),
    /must NOT have additional/,
  );
  const honest = await serving(t, JSON.stringify(ANN));
  await checkedAgent(honest, 'main', conforms).get('/v1/agents/ann').expect(200);
});

/** Where a server answers whatever it is asked with `text`. */
async function serving(t: TestContext, text: string): Promise<string> {
  const server = createServer((_, res) => res.setHeader('Content-Type', JSON_TYPE).end(text)).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
