// The journal as evidence: asked by any field there is, waited for, taken away as JSON lines, and honest about what it no
// longer holds and about what can never be.

import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { test } from 'node:test';
import { timers } from '../net/testing/wire.ts';
import { ANN, assertProblem, BOB, type JournalLine, simulate, type TestSimulator } from '../testing/simulator.ts';

/** Both log in, Ann is refused and lied to, and a call comes and goes. */
async function published({ main, change, logIn, logOut, answeredCall }: TestSimulator): Promise<void> {
  await logIn(ANN, { queue: 'support' });
  await logIn(BOB);
  await change(ANN.id, { state: 'LoggedOut', queue: 'billing' }).set('X-Request-Id', 'refused-1').expect(409);
  await main.post('/control/faults').send({ kind: 'lie', label: 'mine', match: { agentId: ANN.id } });
  await logOut(ANN);
  await main.delete('/control/faults').expect(204);
  await change(BOB.id, { state: 'Ready', attributes: { site: '07' } }).expect(200);
  await answeredCall('c1');
  await main.delete('/control/calls/c1').expect(200);
}

/** Queries by fields, and how many entries each finds. */
const FIELDS: readonly (readonly [string, number])[] = [
  ['command.type=LogOut', 2],
  ['rejection.code=NotLoggedInToQueue', 1],
  ['rejection.facts.queueId=billing', 1],
  ['command.queueIds=support', 1],
  ['command.queueIds=billing', 1],
  ['command.attributes.site=07', 1],
  ['command.password=***', 2],
  ['event.type=AgentLoggedIn&event.queueIds=support', 1],
  ['event.to=AfterCallWork', 1],
  ['fault=lie', 3],
  ['fault=lie&what=used', 1],
  ['label=mine&what=removed', 1],
  ['understood=true&positive=false', 1],
  ['kind=reply&wire.status=409', 1],
  ['kind=reply&wire.body.agent.state=LoggedOut', 1],
  ['wire.method=PUT&wire.body.state=Ready', 1],
  ['kind=event&event.agentId=bob&event.type=CallAnswered', 1],
  ['snapshot.queues.id=sales', 1],
  ['event.floor.agents.id=ann', 1],
  ['event.floor.agents.password=ann-s3cret', 0],
  ['said=Agent%20ann%20is%20not%20logged%20in%20to%20queue%20billing.', 1],
  ['number=1', 1],
  ['outcome=refused&requestId=refused-1', 1],
];

test('the journal is asked by any field of its entries', async (t) => {
  const simulator = await simulate(t);
  await published(simulator);
  const { main } = simulator;
  for (const [query, count] of FIELDS)
    await t.test(query, async () => {
      const { entries } = (await main.get(`/control/journal?${query}`).expect(200)).body;
      assert.equal(entries.length, count, JSON.stringify(entries));
    });
});

/** What is asked for that can never be. */
const NEVER: readonly (readonly [string, RegExp])[] = [
  ['agentID=ann', /agentID is no field of an entry \(did you mean agentId\?\)/],
  ['comand.type=LogOut', /comand\.type is no field of an entry/],
  ['command.typ=LogOut', /command\.typ is no field of an entry \(did you mean command\.type\?\)/],
  ['rejection.facts.queue=x', /rejection\.facts\.queue is no field/],
  ['command.constructor=x', /command\.constructor is no field/],
  ['command.type=Logout', /command\.type is never "Logout": it is one of LogIn, LogOut, /],
  ['kind=happening', /kind/],
  ['origin=me', /origin/],
  ['outcome=denied', /outcome is never "denied": it is one of done, deferred, accepted, refused/],
  ['understood=yes', /understood is never "yes": it is one of true, false/],
  ['event.type=AgentLoggedOff', /event\.type is never "AgentLoggedOff"/],
  ['number=first', /number is never "first": it is a number/],
  ['number=07', /number is never "07": it is a number/],
  ['connection=', /connection is never "": it is a number/],
  ['command=LogOut', /command is never "LogOut": ask for a member of it, command\.type say/],
  ['snapshot.agents=ann', /snapshot\.agents is never "ann": ask for a member of it, snapshot\.agents\.id say/],
  ['kind=reply&command.type=LogOut', /command\.type is no field of an entry of the kind reply/],
  ['command.type=LogOut&event.type=AgentLoggedOut', /event\.type is no field of an entry that has the others/],
  ['after=-1', /after/],
  ['limit=99999', /limit/],
  ['limit=many', /limit/],
];

for (const [query, says] of NEVER)
  test(`to ask for ${query} is an error, and no answer without entries`, async (t) => {
    const { main } = await simulate(t);
    for (const path of ['/control/journal', '/control/journal/wait', '/control/journal/export']) {
      if (path !== '/control/journal' && query.startsWith('limit')) continue;
      const answer = await main.get(`${path}?${query}`);
      assertProblem(answer, 422, 'InvalidRequest');
      assert.match(answer.body.detail, says);
      assert.equal(answer.body.errors.length, 1);
    }
  });

test('what is there already is not waited for, the oldest first', async (t) => {
  const simulator = await simulate(t);
  await published(simulator);
  const { main, journal } = simulator;
  const [first, second] = await journal({ kind: 'command', origin: 'connector' });
  const wait = (query: string) => main.get(`/control/journal/wait?kind=command&origin=connector&${query}`).expect(200);
  assert.deepEqual((await wait('timeoutMs=0')).body, first);
  assert.deepEqual((await wait(`after=${first?.number}`)).body, second);
});

test('what comes later is waited for, and nothing that is not what is asked for', async (t) => {
  const before = timers();
  const { main, logIn, logOut } = await simulate(t);
  await logIn(ANN);
  const query = 'kind=event&event.type=AgentLoggedOut&agentId=bob';
  const waiting = main
    .get(`/control/journal/wait?${query}`)
    .expect(200)
    .then(({ body }) => body);
  await main.get('/healthz'); // a round trip later it waits
  await logOut(ANN);
  await logIn(BOB);
  await logOut(BOB);
  const entry = await waiting;
  assert.deepEqual([entry.event.type, entry.event.agentId], ['AgentLoggedOut', BOB.id]);
  assert.equal(timers(), before, 'nobody waits any more');
});

test('a fault that is used can be waited for, and with it the whole exchange', async (t) => {
  const { main, change, journal } = await simulate(t);
  await main.post('/control/faults').send({ kind: 'reject', label: 'on purpose' }).expect(201);
  const waiting = main.get('/control/journal/wait?kind=fault&what=used&label=on%20purpose').then(({ body }) => body);
  await change(ANN.id, { state: 'Ready' });
  const { requestId } = await waiting;
  const kinds = (await journal({ requestId })).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['request', 'fault', 'command', 'reply']);
});

test('who waits in vain is told what came near', async (t) => {
  const simulator = await simulate(t);
  await published(simulator);
  const { main, journal } = simulator;
  const query = 'kind=command&command.type=LogOut&agentId=bob&outcome=refused&timeoutMs=1';
  const answer = await main.get(`/control/journal/wait?${query}`);
  assertProblem(answer, 408, 'WaitTimedOut');
  const [refused] = await journal({ requestId: 'refused-1', kind: 'command' });
  const near = `the closest is entry ${refused?.number}, where agentId is "ann", not "bob"`;
  assert.equal(answer.body.detail, `Nothing of that sort came within 1 ms: ${near}.`);
  assert.equal(answer.body.errors.length, 3);
  assert.deepEqual(answer.body.errors[0], {
    path: `entries.${refused?.number}`,
    message: 'agentId is "ann", not "bob"',
  });
  const tie = await main.get('/control/journal/wait?kind=fault&fault=drip&timeoutMs=1');
  const [newest] = (await journal({ kind: 'fault' })).slice(-1);
  assert.equal(tie.body.errors[0].path, `entries.${newest?.number}`, 'of those that are as near the newest');
  const { last } = (await main.get('/control/journal?limit=0')).body;
  const later = await main.get(`/control/journal/wait?kind=command&after=${last}&timeoutMs=1`);
  assert.match(later.body.detail, /nothing has been written since\.$/);
  assert.equal(later.body.errors, undefined);
});

test('passwords are not told in what came near', async (t) => {
  const simulator = await simulate(t);
  await published(simulator);
  const { main } = simulator;
  for (const field of ['command.type=LogIn&command', 'event.type=Seeded&event.floor.agents']) {
    const { text } = await main.get(`/control/journal/wait?timeoutMs=1&${field}.password=guess`);
    assert.match(text, /\*\*\*/);
    assert.ok(!text.includes(ANN.password) && !text.includes(BOB.password), text);
  }
});

test('nobody waits for a minute and more, or for no time', async (t) => {
  const { main } = await simulate(t);
  for (const timeoutMs of ['60001', '-1', 'x', '', '1.5'])
    assertProblem(await main.get(`/control/journal/wait?kind=fault&timeoutMs=${timeoutMs}`), 422, 'InvalidRequest');
});

test('who goes away while waiting leaves nothing behind, and neither does a simulator that is stopped', async (t) => {
  const before = timers();
  const { mainUrl, main, stop } = await simulate(t);
  const wait = () =>
    httpRequest(`${mainUrl}/control/journal/wait?kind=fault&timeoutMs=60000`)
      .on('error', () => undefined)
      .end();
  const waiting = [wait(), wait()];
  while (timers() < before + 2) await main.get('/healthz');
  waiting[0]?.destroy();
  while (timers() > before + 1) await main.get('/healthz');
  await stop();
  while (timers() > before) await new Promise(setImmediate);
});

const linesOf = (text: string): JournalLine[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

test('the export is all of it, an entry a line, or what is asked for', async (t) => {
  const simulator = await simulate(t);
  await published(simulator);
  const { main, journal } = simulator;
  const all = await main
    .get('/control/journal/export')
    .expect(200)
    .expect('Content-Type', /^application\/x-ndjson/);
  assert.deepEqual(linesOf(all.text), await journal({ limit: 10_000 }));
  assert.ok(all.text.endsWith('}\n'));
  assert.ok(!all.text.includes(ANN.password));
  const some = await main.get('/control/journal/export?kind=command&after=9').expect(200);
  assert.deepEqual(linesOf(some.text), await journal({ kind: 'command', after: 9 }));
  assert.equal((await main.get('/control/journal/export?requestId=nobody%27s').expect(200)).text, '');
});

test('an export of many entries leaves none out', async (t) => {
  const { mainUrl, main, nativeUrl } = await simulate(t);
  for (let round = 0; round < 15; round += 1)
    await Promise.all(
      Array.from({ length: 50 }, () => fetch(`${nativeUrl}/v1/agents`).then((answer) => answer.text())),
    );
  const { last } = (await main.get('/control/journal?limit=0')).body;
  assert.ok(last > 1_500);
  const lines = linesOf(await (await fetch(`${mainUrl}/control/journal/export`)).text());
  assert.deepEqual(
    lines.map(({ number }) => number),
    Array.from({ length: last }, (_, index) => index + 1),
  );
});

test('a bounded journal says what is gone, and starts with a snapshot', async (t) => {
  const { main, logIn, logOut, journal, eventsUrl } = await simulate(t, { journalLimit: 100 });
  for (let round = 0; round < 30; round += 1) {
    await logIn(ANN);
    await logOut(ANN);
  }
  const { first, last, entries } = (await main.get('/control/journal')).body;
  assert.ok(first > 1 && entries.length <= 100, `${entries.length} entries from ${first}`);
  assert.deepEqual([entries[0].kind, entries[0].number, entries.at(-1).number], ['snapshot', first, last]);
  for (const path of ['journal', 'journal/wait', 'journal/export']) {
    const gone = await main.get(`/control/${path}?after=${first - 2}&kind=event`);
    assertProblem(gone, 410, 'JournalGone');
    assert.equal(gone.body.detail, `The entries up to ${first - 1} are gone.`);
  }
  assert.deepEqual(await journal({ after: first - 1 }), entries, 'the oldest that is left can be read');
  const { openFeed } = await import('../dialects/native/testing/feed.ts');
  const feed = await openFeed(t, `${eventsUrl}?dn=7001&after=1`);
  const { type, code } = await feed.next();
  assert.deepEqual([type, code], ['Error', 'EventsGone']);
  assert.ok((await feed.next()).number > first);
});

test('a number that is still to come is one of another journal, wherever it is resumed after', async (t) => {
  const { main } = await simulate(t);
  const { last } = (await main.get('/control/journal?limit=0')).body;
  for (const path of ['journal', 'journal/wait', 'journal/export']) {
    const other = await main.get(`/control/${path}?after=${last + 1}`);
    assertProblem(other, 410, 'OtherJournal');
    assert.equal(other.body.detail, `There is no entry ${last + 1} yet: it was another journal.`);
  }
  assert.deepEqual((await main.get(`/control/journal?after=${last}`).expect(200)).body.entries, []);
});

test('the times of an entry are the ACD’s and the wall’s', async (t) => {
  const { main, logIn, journal } = await simulate(t, { clock: 'manual' });
  const before = Date.now();
  await main.post('/control/clock/advance').send({ by: 86_400_000 }).expect(200);
  await logIn(ANN);
  const [entry] = (await journal({ kind: 'event' })).slice(-1);
  assert.ok(entry?.at > before + 86_000_000 && entry?.realAt >= before && entry?.realAt <= Date.now());
});
