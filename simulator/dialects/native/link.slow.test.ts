// The native dialect as a link: refusals in the body, logouts that come later, request ids, secrets, token, devices.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANN, assertProblem, BOB, simulate, type TestSimulator } from '../../testing/simulator.ts';

test('a server that refuses in the body answers 200 and says so there', async (t) => {
  const { change, journal, setPolicy } = await simulate(t);
  await setPolicy({ profile: 'refuses-in-body' });
  const { status, headers, body } = await change(ANN.id, { state: 'LoggedOut' });
  assert.equal(status, 200);
  assert.match(String(headers['content-type']), /^application\/json/);
  assert.equal(body.outcome, 'refused');
  assert.equal(body.code, 'NotLoggedIn');
  assert.equal(body.detail, 'Agent ann is not logged in to any queue.');
  const [reply] = await journal({ kind: 'reply' });
  assert.deepEqual([reply?.understood, reply?.positive, reply?.said], [true, false, body.detail]);
});

test('where a refusal shows is the dialect’s to choose, before the profile', async (t) => {
  const shown = async (profile: string, given?: object) => {
    const { change, setPolicy } = await simulate(t, { profile, dialects: { native: given } });
    await setPolicy({ logoutOnCall: 'defer' });
    const { status, body } = await change(ANN.id, { state: 'LoggedOut' });
    return [status, body.code];
  };
  assert.deepEqual(await shown('yeastar'), [200, 'NotLoggedIn']);
  assert.deepEqual(await shown('refuses-in-body', { refusalShownIn: 'status' }), [409, 'NotLoggedIn']);
  assert.deepEqual(await shown('opencti', { refusalShownIn: 'body' }), [200, 'NotLoggedIn']);
  await assert.rejects(shown('opencti', { refusalShownIn: 'nowhere' }), { code: 'InvalidSetting' });
});

test('it is no choice of the ACD’s, which keeps the name of its profile', async (t) => {
  const { main, change, setPolicy } = await simulate(t);
  await main.put('/control/policy').send({ refusalShownIn: 'body' }).expect(422);
  await setPolicy({ profile: 'refuses-in-body', wrapUpMs: 5 });
  const kept = (await main.get('/control/snapshot').expect(200)).body;
  assert.deepEqual(kept.policy, { profile: 'refuses-in-body', wrapUpMs: 5 });
  await setPolicy({ profile: 'opencti' });
  assertProblem(await change(ANN.id, { state: 'LoggedOut' }), 409, 'NotLoggedIn');
  await main.put('/control/snapshot').send(kept).expect(204);
  await change(ANN.id, { state: 'LoggedOut' }).expect(200);
});

/** Bob in an answered call. */
async function busyBob({ logIn, change, answeredCall, setPolicy }: TestSimulator, logoutOnCall: string): Promise<void> {
  await setPolicy({ logoutOnCall });
  await logIn(BOB);
  await change(BOB.id, { state: 'Ready' }).expect(200);
  await answeredCall('c1');
}

test('a logout during a call is refused where the ACD says so', async (t) => {
  const simulator = await simulate(t);
  await busyBob(simulator, 'refuse');
  assertProblem(await simulator.change(BOB.id, { state: 'LoggedOut' }), 409, 'CallInProgress');
});

test('a logout during a call is done at once where the ACD allows it', async (t) => {
  const simulator = await simulate(t);
  await busyBob(simulator, 'allow');
  const { body } = await simulator.logOut(BOB);
  assert.deepEqual([body.outcome, body.agent.state], ['done', 'LoggedOut']);
});

test('a deferred logout is pending until the call ends, and then done', async (t) => {
  const simulator = await simulate(t);
  const { main, native, change } = simulator;
  await busyBob(simulator, 'defer');
  const { status, body } = await change(BOB.id, { state: 'LoggedOut', reasonCode: '07' }).set(
    'X-Request-Id',
    'later-1',
  );
  assert.deepEqual([status, body], [202, { outcome: 'deferred', requestId: 'later-1' }]);
  const asked = async () => (await native.get('/v1/requests/later-1').expect(200)).body;
  assert.deepEqual(await asked(), { requestId: 'later-1', agentId: BOB.id, outcome: 'pending' });
  assert.equal((await native.get('/v1/agents/bob')).body.state, 'Busy');
  assertProblem(await change(BOB.id, { state: 'LoggedOut' }), 409, 'LogoutPending');
  await main.delete('/control/calls/c1').expect(200);
  assert.deepEqual(await asked(), { requestId: 'later-1', agentId: BOB.id, outcome: 'done' });
  const bob = (await native.get('/v1/agents/bob')).body;
  assert.deepEqual([bob.state, bob.reasonCode], ['LoggedOut', '07']);
});

test('only requests that were accepted for later can be asked after', async (t) => {
  const { logIn, native } = await simulate(t);
  const { body } = await logIn(ANN);
  for (const id of [body.requestId, 'never', '__proto__'])
    assertProblem(await native.get(`/v1/requests/${id}`), 404, 'UnknownRequest');
});

test('the request id is echoed and ties request, command, event and reply together', async (t) => {
  const { change, journal } = await simulate(t);
  const ask = { state: 'LoggedIn', password: ANN.password, queue: 'sales' };
  const { headers, body } = await change(ANN.id, ask).set('X-Request-Id', 'my~id/1');
  assert.deepEqual([headers['x-request-id'], body.requestId], ['my~id/1', 'my~id/1']);
  const entries = await journal({ requestId: 'my~id/1' });
  assert.deepEqual(
    entries.map((entry) => [entry.kind, entry.wire?.body?.state ?? entry.command?.type ?? entry.event?.type]),
    [
      ['request', 'LoggedIn'],
      ['command', 'LogIn'],
      ['event', 'AgentLoggedIn'],
      ['reply', undefined],
    ],
  );
  assert.deepEqual(entries.at(-1)?.wire, { status: 200, body });
});

test('a request without an id is given one of its own', async (t) => {
  const { logIn, logOut, journal } = await simulate(t);
  const [first, second] = [await logIn(ANN), await logOut(ANN)];
  assert.equal(first.headers['x-request-id'], first.body.requestId);
  assert.notEqual(first.body.requestId, second.body.requestId);
  const kinds = (await journal({ requestId: second.body.requestId })).map((entry) => entry.kind);
  assert.deepEqual(kinds, ['request', 'command', 'event', 'reply']);
});

test('attributes and reason codes come through unchanged', async (t) => {
  const { change, logIn, journal } = await simulate(t);
  const attributes = { workMode: '07', ünï: '☎ 0', empty: '', constructor: 'x' };
  await logIn(ANN);
  await change(ANN.id, { state: 'LoggedOut', reasonCode: '07', attributes }).expect(200);
  const [, command] = await journal({ kind: 'command', agentId: ANN.id });
  assert.deepEqual(command?.command.attributes, attributes);
  assert.equal(command?.command.reasonCode, '07');
  const [, event] = (await journal({ kind: 'event', agentId: ANN.id })).map((entry) => entry.event);
  assert.equal(event.reasonCode, '07');
});

test('what only a login takes is left out of every other Command', async (t) => {
  const { change, logIn, main, journal } = await simulate(t);
  await logIn(ANN, { extension: '7009' });
  await change(ANN.id, { state: 'Ready', password: ANN.password, extension: '7009', reasonCode: '07' }).expect(200);
  await main.post('/control/agents/ann/commands').send({ type: 'LogOut', paused: true }).expect(200);
  const commands = (await journal({ kind: 'command', agentId: ANN.id })).map((entry) => entry.command);
  assert.deepEqual(commands, [
    { type: 'LogIn', by: 'agent', agentId: 'ann', password: '***', extension: '7009' },
    { type: 'SetReady', by: 'agent', agentId: 'ann', reasonCode: '07' },
    { type: 'LogOut', by: 'trainer', agentId: 'ann' },
  ]);
});

/** Requests that carry a password where it belongs, and where it does not. */
const SECRET = 'hunter2hunter2';
const CARRIES_SECRET: readonly string[] = [
  JSON.stringify({ state: 'LoggedIn', password: SECRET }),
  JSON.stringify({ state: 'Logon', password: SECRET }),
  JSON.stringify({ state: 'LoggedIn', password: [SECRET] }),
  JSON.stringify([{ password: SECRET }]),
  `{"state": ${SECRET}}`,
  `{"password": "${SECRET}" `,
  `"${SECRET}`,
];

test('no password is to be found in the journal, or in an answer', async (t) => {
  const { native, main, logIn } = await simulate(t);
  await main.post('/control/seed').send({ agents: [{ ...ANN, id: 'eve', extension: '7003', password: SECRET }] });
  const answers: string[] = [];
  for (const body of CARRIES_SECRET)
    answers.push((await native.put('/v1/agents/eve/state').type('json').send(body)).text);
  await logIn(ANN);
  const { text } = await main.get('/control/journal').query({ limit: 10_000 });
  assert.match(text, /"AgentLoggedIn","agentId":"eve"/);
  for (const secret of [SECRET, SECRET.slice(0, 7), ANN.password, BOB.password])
    assert.ok(![text, ...answers].some((each) => each.includes(secret)), `${secret} is told`);
});

const TOKENS: readonly { name: string; header?: string; refused: boolean }[] = [
  { name: 'no token', refused: true },
  { name: 'a wrong token', header: 'Bearer wr0ng', refused: true },
  { name: 'a token of the same length', header: 'Bearer t0ken', refused: true },
  { name: 'another scheme', header: 'Basic token', refused: true },
  { name: 'the token', header: 'Bearer token', refused: false },
];

for (const { name, header, refused } of TOKENS) {
  test(`a link that asks for a token ${refused ? 'refuses' : 'takes'} ${name}`, async (t) => {
    const { native, main } = await simulate(t, { token: 'token' });
    const request = native.put('/v1/agents/ann/state').send({ state: 'LoggedIn', password: ANN.password });
    const response = await (header === undefined ? request : request.set('Authorization', header));
    if (refused) assertProblem(response, 401, 'LinkUnauthorised');
    const { body } = await main.get('/v1/agents/ann').expect(200);
    assert.equal(body.state, refused ? 'LoggedOut' : 'NotReady', 'the main port asks for none');
  });
}

test('a link that asks for a token asks for it everywhere', async (t) => {
  const { native } = await simulate(t, { token: 'token' });
  for (const path of ['/v1/agents', '/v1/requests/x', '/v1/subscriptions', '/v1/events', '/nowhere', '/v1/agents/%ff'])
    assertProblem(await native.get(path), 401, 'LinkUnauthorised');
});

test('devices are subscribed and unsubscribed', async (t) => {
  const { native } = await simulate(t);
  const devices = async () => (await native.get('/v1/subscriptions').expect(200)).body;
  const added = await native.post('/v1/subscriptions').send({ dn: '7001' });
  assert.deepEqual([added.status, added.body], [201, { dn: '7001' }]);
  await native.post('/v1/subscriptions').send({ dn: '7001' }).expect(200);
  await native.post('/v1/subscriptions').send({ dn: 'a/b ☎' }).expect(201);
  assert.deepEqual(await devices(), ['7001', 'a/b ☎']);
  await native.delete(`/v1/subscriptions/${encodeURIComponent('a/b ☎')}`).expect(204);
  assertProblem(await native.delete('/v1/subscriptions/7009'), 404, 'UnknownSubscription');
  assert.deepEqual(await devices(), ['7001']);
});
