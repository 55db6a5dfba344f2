// Messages of the right kind with something wrong in them, paths and methods that do not exist, odd ids: each is a named
// problem, odd ids that exist just work, and the simulator goes on as before.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATE_WORDS } from './dialects/native/schema.ts';
import { ANN, assertProblem, BOB, simulate, type TestSimulator } from './testing/simulator.ts';

type Method = 'get' | 'put' | 'post' | 'delete' | 'patch' | 'options';

interface Row {
  readonly name: string;
  readonly port: 'native' | 'main';
  readonly method: Method;
  readonly path: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
  readonly status: number;
  readonly code: string;
  readonly allow?: string;
}

const STATE = '/v1/agents/ann/state';
const IN = { state: 'LoggedIn', password: ANN.password };

/** A change of Ann's state that is refused. */
const change = (name: string, body: object, [status, code]: [number, string], path = STATE): Row => ({
  name,
  port: 'native',
  method: 'put',
  path,
  body,
  status,
  code,
});

const INVALID: [number, string] = [422, 'InvalidRequest'];
const NEAR_WORDS = ['Logout', 'logged_out', 'LOGGEDOUT', 'Offline', 'loggedout', 'LoggedOut ', 'LogOut', 'Busy', ''];

const CHANGES: readonly Row[] = [
  ...NEAR_WORDS.map((state) => change(`the state ${JSON.stringify(state)}`, { state }, [422, 'UnknownState'])),
  change('a state that is a number', { state: 7 }, INVALID),
  change('a state that is a list', { state: ['LoggedOut'] }, INVALID),
  change('no state', { password: ANN.password }, INVALID),
  change('queue and queues', { ...IN, queue: 'sales', queues: ['sales'] }, INVALID),
  change('an empty list of queues', { ...IN, queues: [] }, INVALID),
  change('a queue that is an object', { ...IN, queue: { id: 'sales' } }, INVALID),
  change('a queue without a name', { ...IN, queue: '' }, INVALID),
  change('a reason code that is a number', { state: 'LoggedOut', reasonCode: 7 }, INVALID),
  change('a reason code of 257 characters', { state: 'LoggedOut', reasonCode: '0'.repeat(257) }, INVALID),
  change('a password that is a number', { ...IN, password: 1234 }, INVALID),
  change('a member nobody knows', { ...IN, workmode: '07' }, INVALID),
  change('a state in capitals as a member of its own', { ...IN, State: 'Ready' }, INVALID),
  change('attributes that are a list', { ...IN, attributes: ['a'] }, INVALID),
  change('an attribute that is a number', { ...IN, attributes: { workMode: 7 } }, INVALID),
  change('an attribute called __proto__', { ...IN, attributes: JSON.parse('{"__proto__":"x"}') }, INVALID),
  change('a queue that does not exist', { ...IN, queue: 'nowhere' }, [404, 'UnknownQueue']),
  change('a queue called __proto__', { ...IN, queue: '__proto__' }, [404, 'UnknownQueue']),
  ...['nobody', '__proto__', 'constructor', 'a%2Fb', 'a%0Ab', '%F0%9F%98%80', 'x'.repeat(5000)].map((id) =>
    change(`the agent ${id.slice(0, 20)}`, IN, [404, 'UnknownAgent'], `/v1/agents/${id}/state`),
  ),
  change('a path that is no UTF-8', IN, [400, 'MalformedPath'], '/v1/agents/%ff/state'),
  change('half of a percent sign', IN, [400, 'MalformedPath'], '/v1/agents/%/state'),
];

const REQUEST_IDS: readonly Row[] = ['a b', 'x'.repeat(200), 'tab\there', 'caf\xe9', ''].map((id) => ({
  ...change(`the request id ${JSON.stringify(id.slice(0, 20))}`, IN, [400, 'InvalidRequestId']),
  headers: { 'X-Request-Id': id },
}));

/** Paths and methods, on the port that the path is asked of. */
const PLACES: readonly Row[] = (
  [
    ['native', 'get', '/nowhere'],
    ['native', 'get', '/v1/Agents'],
    ['native', 'get', '//'],
    ['native', 'get', '//[/v1/agents'],
    ['native', 'post', '/control/reset'],
    ['native', 'get', '/healthz'],
    ['main', 'get', '/nowhere'],
    ['main', 'get', '//'],
    ['main', 'put', '/v1/agents/ann/state'],
    ['main', 'post', '/v1/subscriptions'],
    ['native', 'post', STATE, 'PUT'],
    ['native', 'get', STATE, 'PUT'],
    ['native', 'options', STATE, 'PUT'],
    ['native', 'put', '/v1/agents', 'GET'],
    ['native', 'delete', '/v1/subscriptions', 'GET, POST'],
    ['native', 'patch', '/v1/state-machine', 'GET'],
    ['main', 'get', '/control/reset', 'POST'],
    ['main', 'delete', '/control/policy', 'GET, PUT'],
    ['main', 'put', '/control/calls', 'GET, POST'],
    ['main', 'get', '/control/calls/c1', 'DELETE'],
    ['main', 'post', '/control/journal', 'GET'],
    ['main', 'delete', '/healthz', 'GET'],
    ['main', 'delete', '/v1/agents/ann', 'GET'],
  ] as const
).map(([port, method, path, allow]) => ({
  name: `${method.toUpperCase()} ${path} on the ${port} port`,
  port,
  method,
  path,
  ...(allow === undefined ? { status: 404, code: 'NoSuchResource' } : { status: 405, code: 'MethodNotAllowed', allow }),
}));

const QUERIES: readonly Row[] = [
  ...[
    'after=x',
    'after=-1',
    'after=1.5',
    'after=',
    'after=0x10',
    'after=%ff',
    'after=1e400',
    'limit=-1',
    'limit=10001',
  ],
  ...['kind=nonsense', 'kind=', 'origin=agent', 'nonsense=1', '__proto__=1', 'Kind=event'],
].map((query) => ({
  name: `the journal's query ${query}`,
  port: 'main',
  method: 'get',
  path: `/control/journal?${query}`,
  status: 422,
  code: 'InvalidRequest',
}));

const REST: readonly Row[] = [
  {
    name: 'events without a WebSocket',
    port: 'native',
    method: 'get',
    path: '/v1/events',
    status: 426,
    code: 'UpgradeRequired',
  },
  {
    name: 'a subscription to a device that is a number',
    port: 'native',
    method: 'post',
    path: '/v1/subscriptions',
    body: { dn: 7001 },
    status: 422,
    code: 'InvalidRequest',
  },
];

test('what is wrong is named, and changes nothing', async (t) => {
  const simulator = await simulate(t);
  for (const row of [...CHANGES, ...REQUEST_IDS, ...PLACES, ...QUERIES, ...REST])
    await t.test(row.name, () => assertRefused(simulator, row));
});

async function assertRefused(simulator: TestSimulator, row: Row): Promise<void> {
  const before = (await simulator.main.get('/v1/agents')).body;
  const response = await simulator[row.port]
    [row.method](row.path)
    .set(row.headers ?? {})
    .send(row.body);
  assertProblem(response, row.status, row.code);
  assert.equal(response.headers.allow, row.allow);
  assert.deepEqual((await simulator.main.get('/v1/agents')).body, before);
  await simulator.logIn(BOB);
  await simulator.logOut(BOB);
}

const ODD_IDS = ['__proto__', 'constructor', 'toString', 'a/b', 'a\nb', '😀', ' ', '%2F', '"', 'é', '?x=1#y'];

test('odd ids just work where there is such an agent', async (t) => {
  const simulator = await simulate(t);
  const agents = ODD_IDS.map((id, index) => ({ ...BOB, id, extension: `80${index}`, defaultQueueIds: [id] }));
  const queues = ODD_IDS.map((id) => ({ id, name: id }));
  await simulator.main.post('/control/seed').send({ agents, queues }).expect(204);
  for (const agent of agents)
    await t.test(JSON.stringify(agent.id), async () => {
      const { body } = await simulator.logIn(agent);
      assert.deepEqual([body.agent.id, body.agent.state, body.agent.queues], [agent.id, 'NotReady', [agent.id]]);
      const queue = await simulator.native.get(`/v1/queues/${encodeURIComponent(agent.id)}`).expect(200);
      assert.deepEqual(queue.body.agents, [agent.id]);
      const path = `/control/agents/${encodeURIComponent(agent.id)}/commands`;
      await simulator.main.post(path).send({ type: 'LogOut' }).expect(200);
      const events = await simulator.journal({ agentId: agent.id, kind: 'event' });
      assert.deepEqual(
        events.map(({ event }) => event.type),
        ['AgentLoggedIn', 'AgentLoggedOut'],
      );
    });
});

test('every word for a state is one of the five, exactly', async (t) => {
  const { change: ask } = await simulate(t);
  const response = await ask(ANN.id, { state: 'Logout' });
  assertProblem(response, 422, 'UnknownState');
  assert.match(response.body.detail, new RegExp(`"Logout".*${STATE_WORDS.join(', ')}`));
});
