// The control API: Commands and calls on behalf of everybody but the connector.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AGENT_COMMANDS } from '../core/model/agent.ts';
import { ANN, assertProblem, BOB, simulate, type TestSimulator } from '../testing/simulator.ts';

type AgentCommandType = (typeof AGENT_COMMANDS)[number];

/** Where each Command leads an agent who starts NotReady, or LoggedOut where it is the login. */
const LEADS_TO: Readonly<Record<AgentCommandType, string>> = {
  LogIn: 'NotReady',
  LogOut: 'LoggedOut',
  SetReady: 'Ready',
  SetNotReady: 'NotReady',
  SetAfterCallWork: 'AfterCallWork',
};

const command = ({ main }: TestSimulator, body: object, agentId = ANN.id) =>
  main.post(`/control/agents/${agentId}/commands`).send(body);

for (const type of AGENT_COMMANDS) {
  for (const by of ['supervisor', 'system', 'trainer', undefined]) {
    test(`${type} by ${by ?? 'nobody in particular'} needs no password`, async (t) => {
      const simulator = await simulate(t);
      if (type !== 'LogIn') await simulator.logIn(ANN);
      const { status, body } = await command(
        simulator,
        type === 'SetNotReady' ? { type, by, reasonCode: '07' } : { type, by },
      );
      assert.deepEqual([status, body.outcome], [200, 'done']);
      const { state } = (await simulator.main.get('/v1/agents/ann')).body;
      assert.equal(state, LEADS_TO[type]);
      const entry = (await simulator.journal({ kind: 'command', origin: 'control' })).at(-1);
      assert.deepEqual([entry?.command.type, entry?.command.by], [type, by ?? 'trainer']);
      assert.equal(entry?.requestId, body.requestId);
    });
  }
}

test('a login by a supervisor goes where it is told', async (t) => {
  const simulator = await simulate(t);
  await command(simulator, { type: 'LogIn', by: 'supervisor', queueIds: ['billing'], extension: '7009' }).expect(200);
  const { queues, extension } = (await simulator.main.get('/v1/agents/ann')).body;
  assert.deepEqual([queues, extension], [['billing'], '7009']);
});

const REFUSED: readonly { name: string; body: object; agentId?: string; status: number; code: string }[] = [
  { name: 'an unknown agent', body: { type: 'LogIn' }, agentId: 'nobody', status: 409, code: 'UnknownAgent' },
  { name: 'an unknown queue', body: { type: 'LogIn', queueIds: ['nowhere'] }, status: 409, code: 'UnknownQueue' },
  { name: 'a logout of who is logged out', body: { type: 'LogOut' }, status: 409, code: 'NotLoggedIn' },
  {
    name: 'an unknown reason',
    agentId: 'bob',
    body: { type: 'LogOut', reasonCode: '7' },
    status: 409,
    code: 'ReasonCodeUnknown',
  },
  {
    name: 'a login of who is logged in',
    agentId: 'bob',
    body: { type: 'LogIn' },
    status: 409,
    code: 'AlreadyLoggedIn',
  },
  { name: 'a command of calls', body: { type: 'ArriveCall' }, status: 422, code: 'InvalidRequest' },
  { name: 'a command by the agent', body: { type: 'LogIn', by: 'agent' }, status: 422, code: 'InvalidRequest' },
  { name: 'a command with a password', body: { type: 'LogIn', password: 'x' }, status: 422, code: 'InvalidRequest' },
  { name: 'a command for another agent', body: { type: 'LogIn', agentId: 'bob' }, status: 422, code: 'InvalidRequest' },
  { name: 'no command', body: {}, status: 422, code: 'InvalidRequest' },
];

for (const { name, body, agentId, status, code } of REFUSED) {
  test(`${name} is refused`, async (t) => {
    const simulator = await simulate(t);
    await simulator.logIn(BOB);
    assertProblem(await command(simulator, body, agentId), status, code);
    const states = (await simulator.main.get('/v1/agents')).body.map((agent: { state: string }) => agent.state);
    assert.deepEqual(states, ['LoggedOut', 'NotReady']);
  });
}

test('a refusal shows in the status here, whatever the policy says of connectors', async (t) => {
  const simulator = await simulate(t);
  await simulator.setPolicy({ profile: 'refuses-in-body' });
  assertProblem(await command(simulator, { type: 'LogOut' }), 409, 'NotLoggedIn');
});

test('a logout that has to wait is told to be deferred', async (t) => {
  const simulator = await simulate(t);
  await readyBob(simulator);
  await simulator.setPolicy({ logoutOnCall: 'defer' });
  await simulator.answeredCall('c1');
  const { status, body } = await command(simulator, { type: 'LogOut' }, BOB.id);
  assert.deepEqual([status, body.outcome], [200, 'deferred']);
  await simulator.main.delete('/control/calls/c1').expect(200);
  assert.equal((await simulator.native.get(`/v1/requests/${body.requestId}`)).body.outcome, 'done');
});

async function readyBob({ logIn, change }: TestSimulator): Promise<void> {
  await logIn(BOB);
  await change(BOB.id, { state: 'Ready' }).expect(200);
}

test('a call waits, is offered, answered and ended', async (t) => {
  const simulator = await simulate(t);
  const { main, change, logIn } = simulator;
  const arrived = await main
    .post('/control/calls')
    .send({ callId: 'c1', queueId: 'sales', from: '+44', dialled: '+49' });
  const call = { id: 'c1', queueId: 'sales', from: '+44', dialled: '+49', arrival: 1, state: 'Waiting' };
  const { legs: callers, ...rest } = arrived.body.call;
  assert.deepEqual([arrived.status, arrived.body.outcome, rest], [200, 'done', call]);
  const who = (legs: Record<string, string>[]) =>
    legs.map(({ agentId, number, state }) => `${agentId ?? number} ${state}`);
  assert.deepEqual(who(callers), ['+44 Talking']);
  await logIn(BOB);
  const bob = async () => (await change(BOB.id, { state: 'Ready' })).body.agent;
  assert.deepEqual([(await bob()).state, (await main.get('/control/calls')).body[0].state], ['Busy', 'Offered']);
  const answered = await main.post('/control/calls/c1/answer').expect(200);
  const { legs, ...about } = answered.body.call;
  assert.deepEqual(about, { ...call, state: 'Answered', agentId: 'bob' });
  assert.deepEqual(who(legs), ['+44 Talking', 'bob Talking']);
  const ended = await main.delete('/control/calls/c1').expect(200);
  assert.deepEqual([ended.body.outcome, ended.body.call], ['done', undefined]);
  assert.deepEqual((await main.get('/control/calls')).body, []);
  assert.equal((await main.get('/v1/agents/bob')).body.state, 'AfterCallWork');
});

const CALLS: readonly { name: string; method: 'post' | 'delete'; path: string; body?: object; code: string }[] = [
  { name: 'to an unknown queue', method: 'post', path: '', body: { queueId: 'nowhere' }, code: 'UnknownQueue' },
  { name: 'that is there', method: 'post', path: '', body: { queueId: 'sales', callId: 'c1' }, code: 'DuplicateCall' },
  { name: 'that waits, answered', method: 'post', path: '/c1/answer', code: 'CallNotOffered' },
  { name: 'nobody knows, answered', method: 'post', path: '/c9/answer', code: 'UnknownCall' },
  { name: 'nobody knows, ended', method: 'delete', path: '/c9', code: 'UnknownCall' },
];

for (const { name, method, path, body, code } of CALLS) {
  test(`a call ${name} is refused`, async (t) => {
    const { main } = await simulate(t);
    await main.post('/control/calls').send({ callId: 'c1', queueId: 'sales' }).expect(200);
    const before = (await main.get('/control/calls')).body;
    assertProblem(await main[method](`/control/calls${path}`).send(body), 409, code);
    assert.deepEqual((await main.get('/control/calls')).body, before);
  });
}

test('calls without an id are given one that is free', async (t) => {
  const { main } = await simulate(t);
  await main.post('/control/calls').send({ callId: 'call-1', queueId: 'sales' }).expect(200);
  for (let count = 0; count < 2; count += 1) await main.post('/control/calls').send({ queueId: 'sales' }).expect(200);
  const ids = (await main.get('/control/calls')).body.map((call: { id: string }) => call.id);
  assert.equal(new Set(ids).size, 3);
});
