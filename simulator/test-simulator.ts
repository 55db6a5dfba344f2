// What the tests of the simulator share: a real one on free ports, two agents whose every detail is known, and the one
// way in which a refusal is looked at.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import supertest from 'supertest';
import { type SimulatorOptions, startSimulator } from './index.ts';

/** In two queues by default; `sales` and `support` come first on every floor, `billing` is a third. */
export const ANN = {
  id: 'ann',
  name: 'Ann Archer',
  password: 'ann-s3cret',
  extension: '7001',
  defaultQueueIds: ['sales', 'support'],
};
export const BOB = {
  id: 'bob',
  name: 'Bob Baker',
  password: 'bob-s3cret',
  extension: '7002',
  defaultQueueIds: ['sales'],
};

/** A reason code with a leading zero, for both uses. */
const REASON = { code: '07', label: 'Doctor', uses: ['NotReady', 'LoggedOut'] };

export type TestSimulator = Awaited<ReturnType<typeof simulate>>;

/** A simulator with Ann and Bob and nobody else, gone when the test is over. */
export async function simulate(t: Pick<TestContext, 'after'>, options: SimulatorOptions = {}) {
  const { addresses, stop } = await startSimulator({ port: 0, nativePort: 0, agents: 0, ...options });
  t.after(stop);
  const nativeUrl = String(addresses.dialects.native?.url);
  const main = supertest(addresses.main);
  const native = supertest(nativeUrl);
  await main.post('/control/seed').send({ agents: [ANN, BOB], reasonCodes: [REASON] });
  const change = (agentId: string, body: object) =>
    native.put(`/v1/agents/${encodeURIComponent(agentId)}/state`).send(body);
  return {
    main,
    native,
    mainUrl: addresses.main,
    nativeUrl,
    eventsUrl: String(addresses.dialects.native?.eventsUrl),
    stop,
    change,
    logIn: (agent: { id: string; password: string }, more: object = {}) =>
      change(agent.id, { state: 'LoggedIn', password: agent.password, ...more }).expect(200),
    logOut: (agent: { id: string }) => change(agent.id, { state: 'LoggedOut' }).expect(200),
    setPolicy: (policy: object) => main.put('/control/policy').send(policy).expect(200),
    /** A call that Bob or Ann has answered, if one of them is Ready. */
    async answeredCall(callId: string, queueId = 'sales') {
      await main.post('/control/calls').send({ callId, queueId }).expect(200);
      await main.post(`/control/calls/${callId}/answer`).expect(200);
    },
    async journal(query: Record<string, string | number> = {}): Promise<JournalLine[]> {
      const { body } = await main.get('/control/journal').query(query).expect(200);
      return body.entries;
    },
  };
}

/** An entry of the journal as it comes over the wire. */
// biome-ignore lint/suspicious/noExplicitAny: JSON from outside, which the tests look into
export type JournalLine = Record<string, any> & { readonly number: number };

/** As much of an HTTP answer as it takes to see what it says. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** That `response` is a problem of RFC 9457 which names `code`. */
export function assertProblem(response: Answer, status: number, code: string): void {
  assert.equal(response.status, status, response.text);
  assert.match(String(response.headers['content-type']), /^application\/problem\+json/);
  const { type, title, detail, ...body } = JSON.parse(response.text);
  assert.deepEqual([body.status, body.code, type], [status, code, `urn:signoff:error:${code}`]);
  assert.ok(title, 'a problem has a title');
  assert.match(detail, /\S.*\.$/s, 'a problem says in a sentence what is wrong');
}
