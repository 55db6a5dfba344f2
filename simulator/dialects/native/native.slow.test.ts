// The native dialect over HTTP: what an agent asks for, what comes of it, and what is refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANN, assertProblem, BOB, simulate, type TestSimulator } from '../../testing/simulator.ts';

/** One request of Ann's: what she sends, and what comes back. */
interface Row {
  readonly name: string;
  readonly ask: object;
  readonly agentId?: string;
  /** What is done before, each as a change of Ann's state; she is logged in first unless this says otherwise. */
  readonly before?: readonly object[];
  readonly policy?: object;
  readonly gives: { readonly agent: object } | { readonly status: number; readonly code: string };
}

const LOG_IN = { state: 'LoggedIn', password: ANN.password };
const READY = { state: 'Ready' };

const LOGINS: readonly Row[] = [
  { name: 'a login without a queue goes to the default queues', ask: LOG_IN, gives: in_('sales', 'support') },
  { name: 'a login with queue goes there', ask: { ...LOG_IN, queue: 'billing' }, gives: in_('billing') },
  {
    name: 'a login with queues goes to all of them',
    ask: { ...LOG_IN, queues: ['billing', 'sales'] },
    gives: in_('billing', 'sales'),
  },
  {
    name: 'a login with an extension sits there',
    ask: { ...LOG_IN, extension: '7999' },
    gives: { agent: { state: 'NotReady', extension: '7999' } },
  },
  {
    name: 'a second login joins another queue',
    before: [LOG_IN],
    ask: { ...LOG_IN, queue: 'billing' },
    gives: in_('sales', 'support', 'billing'),
  },
  { name: 'a variant is unknown', agentId: 'nobody', ask: LOG_IN, gives: { status: 404, code: 'UnknownAgent' } },
  {
    name: 'a wrong password is refused',
    ask: { ...LOG_IN, password: 'guess' },
    gives: { status: 403, code: 'WrongCredentials' },
  },
  {
    name: 'a login without a password is refused',
    ask: { state: 'LoggedIn' },
    gives: { status: 403, code: 'WrongCredentials' },
  },
  {
    name: 'a login to a queue that does not exist is refused',
    ask: { ...LOG_IN, queue: 'nowhere' },
    gives: { status: 404, code: 'UnknownQueue' },
  },
  {
    name: 'a login where one is logged in already is refused',
    before: [LOG_IN],
    ask: LOG_IN,
    gives: { status: 409, code: 'AlreadyLoggedIn' },
  },
].map((row) => ({ before: [], ...row }) as Row);

const CHANGES: readonly Row[] = [
  { name: 'Ready', ask: READY, gives: { agent: { state: 'Ready' } } },
  {
    name: 'NotReady with a reason keeps its leading zero',
    ask: { state: 'NotReady', reasonCode: '07' },
    gives: { agent: { state: 'NotReady', reasonCode: '07' } },
  },
  { name: 'after-call work', ask: { state: 'AfterCallWork' }, gives: { agent: { state: 'AfterCallWork' } } },
  {
    name: 'a reason code without its leading zero is another one',
    ask: { state: 'NotReady', reasonCode: '7' },
    gives: { status: 422, code: 'ReasonCodeUnknown' },
  },
  {
    name: 'Ready twice is refused',
    before: [LOG_IN, READY],
    ask: READY,
    gives: { status: 409, code: 'AlreadyInState' },
  },
  { name: 'Ready before the login is refused', before: [], ask: READY, gives: { status: 409, code: 'NotLoggedIn' } },
];

const LOGOUTS: readonly Row[] = [
  { name: 'a logout leaves all queues', ask: { state: 'LoggedOut' }, gives: out() },
  {
    name: 'a logout from one queue leaves the other',
    ask: { state: 'LoggedOut', queue: 'sales' },
    gives: in_('support'),
  },
  {
    name: 'a logout from every queue by name is the final one',
    ask: { state: 'LoggedOut', queues: ['sales', 'support'] },
    gives: out(),
  },
  {
    name: 'a logout with a reason tells it',
    ask: { state: 'LoggedOut', reasonCode: '07' },
    gives: { agent: { state: 'LoggedOut', reasonCode: '07' } },
  },
  {
    name: 'a second logout is refused',
    before: [LOG_IN, { state: 'LoggedOut' }],
    ask: { state: 'LoggedOut' },
    gives: { status: 409, code: 'NotLoggedIn' },
  },
  {
    name: 'a logout from a queue one is not in is refused',
    ask: { state: 'LoggedOut', queue: 'billing' },
    gives: { status: 409, code: 'NotLoggedInToQueue' },
  },
];

const POLICIES: readonly Row[] = [
  {
    name: 'finesse-cce refuses a logout from Ready',
    policy: { profile: 'finesse-cce' },
    before: [LOG_IN, READY],
    ask: { state: 'LoggedOut' },
    gives: { status: 409, code: 'TransitionNotAllowed' },
  },
  {
    name: 'finesse-cce allows a logout from NotReady',
    policy: { profile: 'finesse-cce' },
    ask: { state: 'LoggedOut', reasonCode: '07' },
    gives: out(),
  },
  {
    name: 'finesse-ccx allows a logout from Ready',
    policy: { profile: 'finesse-ccx' },
    before: [LOG_IN, READY],
    ask: { state: 'LoggedOut', reasonCode: '07' },
    gives: out(),
  },
  {
    name: 'finesse demands a reason where the administrator has listed some',
    policy: { profile: 'finesse-cce' },
    ask: { state: 'LoggedOut' },
    gives: { status: 422, code: 'ReasonCodeRequired' },
  },
  {
    name: 'reason-required refuses a logout without a reason',
    policy: { profile: 'reason-required' },
    ask: { state: 'LoggedOut' },
    gives: { status: 422, code: 'ReasonCodeRequired' },
  },
  {
    name: 'reason-required refuses NotReady without a reason',
    policy: { profile: 'reason-required' },
    before: [LOG_IN, READY],
    ask: { state: 'NotReady' },
    gives: { status: 422, code: 'ReasonCodeRequired' },
  },
  {
    name: 'an ACD that accepts unknown reasons takes any',
    policy: { unknownReason: 'accept' },
    ask: { state: 'LoggedOut', reasonCode: '0099' },
    gives: { agent: { state: 'LoggedOut', reasonCode: '0099' } },
  },
];

for (const row of [...LOGINS, ...CHANGES, ...LOGOUTS, ...POLICIES]) {
  test(row.name, async (t) => {
    const simulator = await simulate(t);
    if (row.policy !== undefined) await simulator.setPolicy(row.policy);
    for (const earlier of row.before ?? [LOG_IN]) await simulator.change(ANN.id, earlier).expect(200);
    await assertGives(simulator, row);
  });
}

async function assertGives(simulator: TestSimulator, { agentId = ANN.id, ask, gives }: Row): Promise<void> {
  const before = (await simulator.main.get('/v1/agents')).body;
  const response = await simulator.change(agentId, ask);
  const after = (await simulator.main.get('/v1/agents')).body;
  if ('code' in gives) {
    assertProblem(response, gives.status, gives.code);
    assert.deepEqual(after, before, 'what is refused changes nothing');
    return;
  }
  assert.equal(response.status, 200, response.text);
  assert.equal(response.body.outcome, 'done');
  assert.deepEqual({ ...response.body.agent, ...gives.agent }, response.body.agent);
  const [ann, bob] = after;
  assert.deepEqual(ann, response.body.agent, 'the reads tell what the answer told');
  assert.equal(bob.state, 'LoggedOut', 'and nobody else is touched');
}

function in_(...queues: string[]): { agent: object } {
  return { agent: { id: ANN.id, name: ANN.name, state: 'NotReady', queues, extension: ANN.extension } };
}

function out(): { agent: object } {
  return { agent: { state: 'LoggedOut', queues: [] } };
}

test('an extension somebody sits at is refused to another', async (t) => {
  const { logIn, change } = await simulate(t);
  await logIn(ANN);
  const response = await change(BOB.id, { state: 'LoggedIn', password: BOB.password, extension: ANN.extension });
  assertProblem(response, 409, 'ExtensionInUse');
});

test('the queues tell who is logged in, who is ready and what waits', async (t) => {
  const { logIn, change, main, native } = await simulate(t);
  await logIn(ANN);
  await logIn(BOB);
  await main.post('/control/calls').send({ callId: 'c1', queueId: 'support' });
  await change(BOB.id, READY);
  const [sales, support, billing] = (await native.get('/v1/queues')).body;
  assert.deepEqual(sales, { id: 'sales', name: 'Sales', agents: ['ann', 'bob'], readyAgents: 1, waitingCalls: [] });
  assert.deepEqual(support, { id: 'support', name: 'Support', agents: ['ann'], readyAgents: 0, waitingCalls: ['c1'] });
  assert.deepEqual((await main.get('/v1/queues/billing')).body, billing);
  assertProblem(await native.get('/v1/queues/nowhere'), 404, 'UnknownQueue');
  assertProblem(await native.get('/v1/agents/nobody'), 404, 'UnknownAgent');
});

test('the state machine is published as the policy shapes it', async (t) => {
  const { native, setPolicy } = await simulate(t);
  await setPolicy({ profile: 'finesse-cce', logoutOnCall: 'defer' });
  const { policy, transitions } = (await native.get('/v1/state-machine')).body;
  assert.deepEqual(policy.logoutFrom, ['NotReady']);
  assert.deepEqual(transitions.Ready.LogOut, { outcome: 'refuse', code: 'TransitionNotAllowed' });
  assert.deepEqual(transitions.Busy.LogOut, { outcome: 'defer', to: 'LoggedOut' });
});
