// What the tests of the simulator share: a real one on free ports, and two agents whose every detail is known. Every
// reply is held against the OpenAPI document.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { OpenApi } from '../http-api/openapi.ts';
import { type SimulatorOptions, startSimulator } from '../index.ts';
import { type Conformity, checkedAgent, conformityTo } from './conformity.ts';

export { type Answer, assertProblem } from './problem.ts';

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
  const nativeUrl = addresses.dialects.native.url;
  const conforms = await conformity(addresses.main);
  const main = checkedAgent(addresses.main, 'main', conforms);
  const native = checkedAgent(nativeUrl, 'connectors', conforms);
  await main.post('/control/seed').send({ agents: [ANN, BOB], reasonCodes: [REASON] });
  const change = (agentId: string, body: object) =>
    native.put(`/v1/agents/${encodeURIComponent(agentId)}/state`).send(body);
  return {
    main,
    native,
    mainUrl: addresses.main,
    nativeUrl,
    eventsUrl: addresses.dialects.native.eventsUrl,
    ca: addresses.dialects.native.ca,
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

let known: Promise<Conformity> | undefined;

/** The same document for every simulator of a process, the addresses aside, which nothing depends on. */
function conformity(mainUrl: string): Promise<Conformity> {
  known ??= documentAt(`${mainUrl}/openapi.json`).then(conformityTo);
  return known;
}

async function documentAt(url: string): Promise<OpenApi> {
  const answer = await fetch(url);
  assert.equal(answer.status, 200, 'there is no OpenAPI document: a route has no `about`, or two schemas share a name');
  return (await answer.json()) as OpenApi;
}
