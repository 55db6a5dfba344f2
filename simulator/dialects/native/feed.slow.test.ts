// The native dialect's events: who hears what, in which order, and how a feed resumes.
// That something is not heard is shown by what is heard next.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { ANN, assertProblem, BOB, simulate, type TestSimulator } from '../../testing/simulator.ts';
import { openFeed, refusedFeed } from './testing/feed.ts';

test('an event tells what happened, to which device, and by whose request', async (t) => {
  const { eventsUrl, change, journal } = await simulate(t);
  const feed = await openFeed(t, `${eventsUrl}?dn=7001`);
  const ask = { state: 'LoggedIn', password: ANN.password };
  await change(ANN.id, ask).set('X-Request-Id', 'mine').expect(200);
  const [{ number, at } = { number: 0, at: 0 }] = await journal({ kind: 'event', agentId: ANN.id });
  assert.deepEqual(await feed.next(), {
    number,
    at,
    dn: '7001',
    requestId: 'mine',
    type: 'AgentLoggedIn',
    agentId: 'ann',
    extension: '7001',
    queueIds: ['sales', 'support'],
  });
});

test('a feed that names a device hears of that one only', async (t) => {
  const { eventsUrl, logIn, change } = await simulate(t);
  const [anns, bobs] = [await openFeed(t, `${eventsUrl}?dn=7001`), await openFeed(t, `${eventsUrl}?dn=7002`)];
  await logIn(ANN);
  await logIn(BOB);
  await change(ANN.id, { state: 'Ready' });
  assert.equal((await bobs.next()).agentId, BOB.id);
  const heard = await anns.upTo('AgentStateChanged');
  assert.deepEqual(
    heard.map(({ type, agentId }) => [type, agentId]),
    [
      ['AgentLoggedIn', ANN.id],
      ['AgentStateChanged', ANN.id],
    ],
  );
});

test('a feed that names no device hears of those that are subscribed, from then on', async (t) => {
  const { eventsUrl, native, logIn, logOut } = await simulate(t);
  const feed = await openFeed(t, eventsUrl);
  await logIn(ANN);
  await native.post('/v1/subscriptions').send({ dn: '7001' }).expect(201);
  await logIn(BOB);
  await logOut(ANN);
  await native.delete('/v1/subscriptions/7001').expect(204);
  await native.post('/v1/subscriptions').send({ dn: '7002' }).expect(201);
  await logIn(ANN);
  await logOut(BOB);
  const heard = [await feed.next(), await feed.next()];
  assert.deepEqual(
    heard.map(({ type, agentId }) => [type, agentId]),
    [
      ['AgentLoggedOut', ANN.id],
      ['AgentLoggedOut', BOB.id],
    ],
  );
});

test('an agent is heard of at the device of the login', async (t) => {
  const { eventsUrl, logIn, logOut } = await simulate(t);
  const [own, other] = [await openFeed(t, `${eventsUrl}?dn=7001`), await openFeed(t, `${eventsUrl}?dn=7999`)];
  await logIn(ANN, { extension: '7999' });
  await logOut(ANN);
  await logIn(ANN, { extension: '7001' });
  assert.deepEqual((await other.upTo('AgentLoggedOut')).length, 2);
  assert.equal((await own.next()).type, 'AgentLoggedIn');
});

test('what is refused is not heard', async (t) => {
  const { eventsUrl, change, logIn } = await simulate(t);
  const feed = await openFeed(t, `${eventsUrl}?dn=7001`);
  assertProblem(await change(ANN.id, { state: 'LoggedOut' }), 409, 'NotLoggedIn');
  await logIn(ANN);
  assert.equal((await feed.next()).type, 'AgentLoggedIn');
});

test('a deferred logout is heard of when it is asked for, when it happens, and as completed', async (t) => {
  const { eventsUrl, change, logIn, main, answeredCall, setPolicy } = await simulate(t);
  await setPolicy({ logoutOnCall: 'defer' });
  const feed = await openFeed(t, `${eventsUrl}?dn=7002`);
  await logIn(BOB);
  await change(BOB.id, { state: 'Ready' }).expect(200);
  await answeredCall('c1');
  await change(BOB.id, { state: 'LoggedOut' }).set('X-Request-Id', 'later-1').expect(202);
  await main.delete('/control/calls/c1').expect(200);
  const heard = (await feed.upTo('RequestCompleted')).slice(-4);
  assert.deepEqual(
    heard.map(({ type, requestId }) => [type, requestId]),
    [
      ['LogoutDeferred', 'later-1'],
      ['CallEnded', heard[1]?.requestId],
      ['AgentLoggedOut', 'later-1'],
      ['RequestCompleted', 'later-1'],
    ],
  );
  assert.notEqual(heard[1]?.requestId, 'later-1');
  assert.deepEqual([heard[3]?.dn, heard[3]?.agentId], ['7002', 'bob']);
});

/** Bob logs in, is Ready and NotReady `rounds` times over, and logs out. */
async function shift({ logIn, logOut, change }: TestSimulator, rounds: number): Promise<void> {
  await logIn(BOB);
  for (let round = 0; round < rounds; round += 1)
    for (const state of ['Ready', 'NotReady']) await change(BOB.id, { state }).expect(200);
  await logOut(BOB);
}

test('a feed that was cut in the middle resumes without a gap and without a duplicate', async (t) => {
  const simulator = await simulate(t);
  const url = `${simulator.eventsUrl}?dn=7002`;
  const first = await openFeed(t, url);
  const during = shift(simulator, 20);
  const heard = [await first.next(), await first.next(), await first.next()];
  first.socket.terminate();
  await once(first.socket, 'close');
  const second = await openFeed(t, `${url}&after=${heard.at(-1)?.number}`);
  heard.push(await second.next(), await second.next());
  second.socket.terminate();
  await during;
  await simulator.logIn(ANN);
  const third = await openFeed(t, `${url}&after=${heard.at(-1)?.number}`);
  heard.push(...(await third.upTo('AgentLoggedOut')));
  const happened = (await simulator.journal({ kind: 'event' })).filter((entry) => entry.extension === '7002');
  assert.equal(happened.length, 42);
  assert.deepEqual(
    heard.map(({ number }) => number),
    happened.map(({ number }) => number),
  );
});

test('after=0 tells all from the beginning, and a feed without after tells none of it', async (t) => {
  const simulator = await simulate(t);
  await shift(simulator, 1);
  const all = await openFeed(t, `${simulator.eventsUrl}?dn=7002&after=0`);
  const none = await openFeed(t, `${simulator.eventsUrl}?dn=7002`);
  assert.equal((await all.upTo('AgentLoggedOut')).length, 4);
  await simulator.logIn(BOB);
  assert.equal((await none.next()).type, 'AgentLoggedIn');
  assert.equal((await all.next()).type, 'AgentLoggedIn');
});

test('what one command brings about comes in one piece, and can be resumed in the middle of it', async (t) => {
  const { eventsUrl, logIn, change, main, answeredCall } = await simulate(t);
  await logIn(BOB);
  await change(BOB.id, { state: 'Ready' }).expect(200);
  await answeredCall('c1');
  await main.delete('/control/calls/c1').expect(200);
  const whole = await openFeed(t, `${eventsUrl}?dn=7002&after=0`);
  const heard = (await whole.upTo('CallEnded')).slice(-1);
  const rest = await openFeed(t, `${eventsUrl}?dn=7002&after=${heard[0]?.number}`);
  const [next, again] = [await whole.next(), await rest.next()];
  assert.deepEqual([next.type, next.number], ['AgentStateChanged', Number(heard[0]?.number) + 1]);
  assert.deepEqual(again, next);
});

test('a feed that resumes after a number that was never reached hears so, and then what happens', async (t) => {
  const { eventsUrl, logIn, main } = await simulate(t);
  const { last } = (await main.get('/control/journal?limit=0')).body;
  const current = await openFeed(t, `${eventsUrl}?dn=7001&after=${last}`);
  for (const after of [last + 1, 100_000]) {
    const feed = await openFeed(t, `${eventsUrl}?dn=7001&after=${after}`);
    const { type, code, detail } = await feed.next();
    assert.deepEqual([type, code], ['Error', 'EventsGone']);
    assert.match(String(detail), new RegExp(`There is no event ${after} yet`));
    await logIn(ANN);
    const { type: next, number } = await feed.next();
    assert.equal(next, 'AgentLoggedIn');
    assert.ok(number < 100_000);
    await main.post('/control/agents/ann/commands').send({ type: 'LogOut' }).expect(200);
  }
  assert.equal((await current.next()).type, 'AgentLoggedIn', 'and who is up to date hears nothing of the kind');
});

const REFUSED: readonly { name: string; path: string; token?: string; status: number; code: string }[] = [
  ...['x', '-1', '1.5', '', '1e3', '%ff', '9'.repeat(16)].map((after) => ({
    name: `after=${after}`,
    path: `/v1/events?dn=7001&after=${after}`,
    token: 'token',
    status: 422,
    code: 'InvalidRequest',
  })),
  { name: 'another path', path: '/v1/feed', token: 'token', status: 404, code: 'NoSuchResource' },
  { name: 'the path with a slash behind', path: '/v1/events/', token: 'token', status: 404, code: 'NoSuchResource' },
  { name: 'no token', path: '/v1/events', status: 401, code: 'LinkUnauthorised' },
  { name: 'a wrong token', path: '/v1/events?dn=7001', token: 'nekot', status: 401, code: 'LinkUnauthorised' },
];

test('a feed does not open to what is wrong, and opens to what is right', async (t) => {
  const simulator = await simulate(t, { token: 'token' });
  const origin = simulator.eventsUrl.replace('/v1/events', '');
  const bearing = (token?: string): Record<string, string> =>
    token === undefined ? {} : { Authorization: `Bearer ${token}` };
  for (const { name, path, token, status, code } of REFUSED)
    await t.test(name, async () => assertProblem(await refusedFeed(origin + path, bearing(token)), status, code));
  const feed = await openFeed(t, `${simulator.eventsUrl}?dn=7001`, bearing('token'));
  await simulator.main.post('/control/agents/ann/commands').send({ type: 'LogIn' }).expect(200);
  assert.equal((await feed.next()).type, 'AgentLoggedIn');
});

test('over TLS the feed is told to whoever trusts the authority', async (t) => {
  const { eventsUrl, ca, main } = await simulate(t, { tls: 'auto' });
  assert.match(eventsUrl, /^wss:/);
  await assert.rejects(openFeed(t, eventsUrl), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  const feed = await openFeed(t, `${eventsUrl}?dn=7001`, {}, ca);
  await main.post('/control/agents/ann/commands').send({ type: 'LogIn' }).expect(200);
  assert.equal((await feed.next()).type, 'AgentLoggedIn');
});
