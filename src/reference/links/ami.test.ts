// The link over the Manager Interface, against a server that says what a test scripts: what goes out, and in what order.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../answer.ts';
import type { CtiLink, StateRequest } from '../link.ts';
import { createAmiLink } from './ami.ts';
import { ANN, linked, PATIENCE, remove, toCommand } from './testing/ami-link.ts';
import { type AmiWorld, MEMBER, reply, SECRET, scripted } from './testing/ami-server.ts';

const STATUS = { Action: 'QueueStatus', Member: MEMBER };
const AGENTS = { Action: 'Agents' };
const OFF = { Action: 'AgentLogoff', Agent: '1001', Soft: 'true' };

const SENT: readonly {
  readonly name: string;
  readonly request: Partial<StateRequest>;
  readonly world?: Partial<AmiWorld>;
  readonly sends: readonly object[];
  readonly outcome?: Answer['outcome'];
}[] = [
  {
    name: 'a logout leaves every queue that the ACD names',
    request: {},
    sends: [STATUS, AGENTS, remove('sales'), remove('support')],
  },
  { name: 'a logout from one queue leaves that one', request: { queue: 'sales' }, sends: [remove('sales')] },
  {
    name: 'whoever is in no queue asks the ACD all the same',
    request: {},
    world: { queues: [] },
    sends: [STATUS, AGENTS, remove('all')],
  },
  {
    name: 'whoever waits in the pool alone is logged off there, and looked at again',
    request: {},
    world: { queues: [], pool: ['AGENT_IDLE', 'AGENT_LOGGEDOFF'] },
    sends: [STATUS, AGENTS, OFF, AGENTS],
  },
  {
    name: 'whoever is on a call is logged off later',
    request: {},
    world: { queues: ['sales'], pool: ['AGENT_ONCALL'] },
    sends: [STATUS, AGENTS, remove('sales'), OFF, AGENTS],
    outcome: 'deferred',
  },
  {
    name: 'a login goes to the queue that is named, paused at first',
    request: { state: 'LoggedIn', queue: 'sales', password: 'x', extension: 'y', attributes: { a: 'b' } },
    sends: [{ Action: 'QueueAdd', Queue: 'sales', MemberName: '1001', Paused: '1', Interface: MEMBER }],
  },
  {
    name: 'a login without a queue goes where the site says',
    request: { state: 'LoggedIn' },
    sends: [{ Action: 'QueueAdd', Queue: 'all', MemberName: '1001', Paused: '1', Interface: MEMBER }],
  },
  {
    name: 'Ready ends the pause in every queue',
    request: { state: 'Ready' },
    sends: [{ Action: 'QueuePause', Paused: '0', Interface: MEMBER }],
  },
  {
    name: 'NotReady is a pause with its reason',
    request: { state: 'NotReady', reasonCode: '07', queue: 'sales' },
    sends: [{ Action: 'QueuePause', Queue: 'sales', Paused: '1', Reason: '07', Interface: MEMBER }],
  },
];

for (const { name, request, world, sends, outcome = 'done' } of SENT)
  test(name, async (t) => {
    const { setState, sent, logins } = await linked(t, undefined, world);
    assert.deepEqual(await setState(request), { outcome });
    assert.deepEqual(sent(), sends);
    assert.deepEqual(logins(), [{ Action: 'Login', Username: 'kit', Secret: SECRET, Events: 'off', ActionID: '1' }]);
  });

test('a server that does not let the link in says why, without the secret', async (t) => {
  const { setState } = await linked(t, (action) =>
    action.Action === 'Login' ? reply(action, 'Error', `${SECRET} is wrong`) : undefined,
  );
  await assert.rejects(setState({}), { message: 'The CTI server does not let this link in: *** is wrong.' });
});

test('a refusal tells what the ACD said, without the secret', async (t) => {
  const { setState } = await linked(
    t,
    toCommand((action) => reply(action, 'Error', `No, ${SECRET}`)),
  );
  assert.deepEqual(await setState({ queue: 'sales' }), { outcome: 'refused', reason: 'No, ***' });
});

test('the first refusal ends it', async (t) => {
  const { setState, sent } = await linked(
    t,
    toCommand((action) => reply(action, 'Error', 'Member not dynamic')),
  );
  assert.deepEqual(await setState({}), { outcome: 'refused', reason: 'Member not dynamic' });
  assert.deepEqual(sent().slice(2), [remove('sales')]);
});

test('an Asterisk without a pool is no obstacle', async (t) => {
  const unknown = 'Invalid/unknown command: Agents. Use Action: ListCommands to show available commands.';
  const { setState } = await linked(t, (action) =>
    action.Action === 'Agents' ? reply(action, 'Error', unknown) : undefined,
  );
  assert.deepEqual(await setState({}), { outcome: 'done' });
});

test('a logoff from the pool that is refused is told', async (t) => {
  const { setState } = await linked(
    t,
    (action) => (action.Action === 'AgentLogoff' ? reply(action, 'Error', 'No such agent') : undefined),
    { pool: ['AGENT_IDLE'] },
  );
  assert.deepEqual(await setState({}), { outcome: 'refused', reason: 'No such agent' });
});

for (const [name, request] of Object.entries<Partial<StateRequest>>({
  'a line break in the AgentID': { agentId: '1001\r\nAction: Logoff' },
  'a line break in the queue': { queue: 'sales\nQueue: support' },
  'a NUL in the reason': { state: 'NotReady', reasonCode: '0\x007' },
  'half a letter in the AgentID': { agentId: '\ud800' },
  'a line break in the AgentID of a login': { agentId: 'a\rb', state: 'LoggedIn' },
}))
  test(`${name}: nothing is sent, and the connection stays`, async (t) => {
    const { setState, sent, logins } = await linked(t);
    await assert.rejects(setState(request), { message: /nothing was sent/ });
    assert.deepEqual(sent(), []);
    await setState({ queue: 'sales' });
    assert.equal(logins().length, 1);
  });

test('where no queue is meant nothing is said to be done', async (t) => {
  const { server } = await scripted(t, () => undefined, { queues: [] });
  const link = createAmiLink({ ...server, defaultQueues: undefined });
  t.after(() => link.close());
  const signal = AbortSignal.timeout(PATIENCE);
  await assert.rejects(link.setState(ANN, signal), { message: 'Agent 1001 is in no queue of this CTI server.' });
  await assert.rejects(link.setState({ ...ANN, state: 'LoggedIn' }, signal), { message: /^No queue is named/ });
  await assert.rejects(link.setState({ ...ANN, state: 'AfterCallWork' }, signal), { message: /no after-call work/ });
});

test('a look tells of queues and state', async (t) => {
  const { link } = await linked(t);
  const look = (one: CtiLink) => one.readAgent('1001', AbortSignal.timeout(PATIENCE));
  assert.deepEqual(await look(link), { id: '1001', state: 'NotReady', queues: ['sales', 'support'] });
  const other = await linked(t, undefined, { queues: [] });
  assert.deepEqual(await look(other.link), { id: '1001', state: 'LoggedOut', queues: [] });
});

for (const [missing, says] of [
  ['host', /no host/],
  ['port', /no port/],
  ['username', /no username and secret/],
  ['secret', /no username and secret/],
] as const)
  test(`a server description without ${missing} describes none`, () => {
    const server = { host: 'h', port: 1, username: 'u', secret: 's', [missing]: undefined };
    assert.throws(() => createAmiLink(server), says);
  });
