// Calls over the native dialect: what an agent's connector asks, what comes of it on the feed, what is refused, and how faults
// strike it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANN, assertProblem, BOB, simulate, type TestSimulator } from '../../testing/simulator.ts';
import { openFeed } from './testing/feed.ts';

const ask = ({ native }: TestSimulator, path: string, body: object) => native.post(`/v1/calls${path}`).send(body);
const ann = { agentId: ANN.id };

/** A call rings at Ann, who is Ready; Bob is logged in. */
async function ringing(simulator: TestSimulator): Promise<void> {
  const { logIn, change, main } = simulator;
  await logIn(ANN);
  await logIn(BOB);
  await change(ANN.id, { state: 'Ready' }).expect(200);
  await main.post('/control/calls').send({ callId: 'c1', queueId: 'sales', from: '0301' }).expect(200);
}

const who = (legs: Record<string, string>[] = []) => legs.map((leg) => `${leg.agentId ?? leg.number} ${leg.state}`);

test('a call is answered, held, consulted about, shared, and left, and all of it is told', async (t) => {
  const simulator = await simulate(t);
  const feed = await openFeed(t, `${simulator.eventsUrl}?dn=7001`);
  await ringing(simulator);
  const steps: readonly (readonly [path: string, body: object, legs: string[]])[] = [
    ['/c1/answer', ann, ['0301 Talking', 'ann Talking']],
    ['/c1/hold', ann, ['0301 Talking', 'ann Held']],
    ['/c1/retrieve', ann, ['0301 Talking', 'ann Talking']],
    ['/c1/digits', { ...ann, digits: '1*#' }, ['0301 Talking', 'ann Talking']],
    ['/c1/data', { data: { case: '7' } }, ['0301 Talking', 'ann Talking']],
    ['/c1/consult', { ...ann, destination: '7002', consultId: 'c2' }, ['ann Talking', 'bob Ringing']],
    ['/c2/answer', { agentId: BOB.id }, ['ann Talking', 'bob Talking']],
    ['/c1/conference', ann, ['0301 Talking', 'ann Talking', 'bob Talking']],
    ['/c1/drop', { ...ann, party: { number: '0301' } }, ['ann Talking', 'bob Talking']],
    ['/c1/hang-up', ann, []],
  ];
  for (const [path, body, legs] of steps) {
    const { body: answer } = await ask(simulator, path, body).expect(200);
    assert.deepEqual([path, answer.outcome, who(answer.call?.legs)], [path, 'done', legs]);
  }
  const heard = (await feed.upTo('PartyLeft')).map(({ type }) => type);
  assert.deepEqual(heard.slice(heard.indexOf('CallOffered')), [
    ...['CallOffered', 'AgentStateChanged', 'CallAnswered', 'CallHeld', 'CallRetrieved', 'DtmfSent'],
    ...['CallHeld', 'CallMade', 'CallConferenced', 'PartyLeft'],
  ]);
});

test('a call is made, and has an id and what it carries whether or not the far end answers', async (t) => {
  const simulator = await simulate(t);
  await simulator.logIn(ANN);
  const made = await ask(simulator, '', { ...ann, destination: '+15550123', data: { case: '7' } })
    .set('X-Request-Id', 'mine')
    .expect(200);
  const { id, from, dialled, data, legs } = made.body.call;
  const call = { id: 'call-of-mine', from: '7001', dialled: '+15550123', data: { case: '7' } };
  assert.deepEqual({ id, from, dialled, data }, call);
  assert.deepEqual(who(legs), ['ann Talking', '+15550123 Ringing']);
  assert.deepEqual(who((await simulator.native.get('/v1/calls/call-of-mine').expect(200)).body.legs), who(legs));
  const answer = { type: 'AnswerCall', party: { number: '+15550123' } };
  await simulator.main.post('/control/calls/call-of-mine/commands').send(answer).expect(200);
  const { body } = await simulator.native.get('/v1/calls').expect(200);
  assert.deepEqual([body[0].state, (await simulator.native.get('/v1/agents/ann')).body.state], ['Answered', 'Busy']);
});

test('a call is passed on, and the agent is free', async (t) => {
  const simulator = await simulate(t);
  await ringing(simulator);
  await ask(simulator, '/c1/answer', ann).expect(200);
  const { body } = await ask(simulator, '/c1/transfer', { ...ann, destination: '7002' }).expect(200);
  assert.deepEqual(who(body.call.legs), ['0301 Talking', 'bob Ringing']);
  assert.equal((await simulator.native.get('/v1/agents/ann')).body.state, 'AfterCallWork');
});

const REFUSED: readonly (readonly [path: string, body: object, status: number, code: string])[] = [
  ['/gone/answer', ann, 404, 'UnknownCall'],
  ['/c1/answer', { agentId: BOB.id }, 409, 'CallNotOffered'],
  ['/c1/hold', ann, 409, 'CallNotTalking'],
  ['/c1/hold', { agentId: BOB.id }, 409, 'NotOnCall'],
  ['/c1/retrieve', ann, 409, 'CallNotHeld'],
  ['', { ...ann, destination: '0309' }, 409, 'CallInProgress'],
  ['', { agentId: BOB.id, destination: 'nowhere' }, 422, 'UnknownDestination'],
  ['/c1/hold', {}, 422, 'InvalidRequest'],
  ['/c1/digits', { ...ann, digits: '12x' }, 422, 'InvalidRequest'],
  ['/c1/drop', { ...ann, party: {} }, 422, 'InvalidRequest'],
  ['/c1/wave', ann, 404, 'NoSuchResource'],
];

test('what is refused is refused by name, and changes nothing', async (t) => {
  const simulator = await simulate(t);
  await ringing(simulator);
  const before = await simulator.native.get('/v1/calls');
  for (const [path, body, status, code] of REFUSED)
    assertProblem(await ask(simulator, path, body), status, code as 'InvalidRequest');
  assert.deepEqual((await simulator.native.get('/v1/calls')).body, before.body);
});

test('faults strike the Command about a call that they match, and no other', async (t) => {
  const simulator = await simulate(t);
  await ringing(simulator);
  const inject = (order: object) => simulator.main.post('/control/faults').send(order).expect(201);
  await inject({ kind: 'reject', settings: { code: 'CallNotTalking' }, match: { command: 'HoldCall' }, times: 1 });
  await inject({ kind: 'lie', match: { command: 'RetrieveCall', agentId: ANN.id }, times: 1 });
  await inject({ kind: 'refuse-later', settings: { code: 'NotOnCall' }, match: { command: 'HangUp' }, times: 1 });
  await ask(simulator, '/c1/answer', ann).expect(200);
  assertProblem(await ask(simulator, '/c1/hold', ann), 409, 'CallNotTalking');
  await ask(simulator, '/c1/hold', ann).expect(200);
  const lied = await ask(simulator, '/c1/retrieve', ann).expect(200);
  assert.deepEqual([lied.body.outcome, who(lied.body.call.legs)], ['done', ['0301 Talking', 'ann Held']]);
});

test('a request about a call that is accepted is settled later, of a snapshot put back too', async (t) => {
  const simulator = await simulate(t, { clock: 'manual' });
  const { main, native } = simulator;
  await ringing(simulator);
  const later = {
    kind: 'refuse-later',
    settings: { code: 'NotOnCall', afterMs: 100 },
    match: { command: 'AnswerCall' },
  };
  await main.post('/control/faults').send(later).expect(201);
  const { requestId } = (await ask(simulator, '/c1/answer', ann).expect(202)).body;
  const snapshot = (await main.get('/control/snapshot').expect(200)).body;
  await main.put('/control/snapshot').send(snapshot).expect(204);
  await main.post('/control/clock/advance').send({ by: 100 }).expect(200);
  const { outcome, code, agentId } = (await native.get(`/v1/requests/${requestId}`).expect(200)).body;
  assert.deepEqual({ outcome, code, agentId }, { outcome: 'refused', code: 'NotOnCall', agentId: 'ann' });
});
