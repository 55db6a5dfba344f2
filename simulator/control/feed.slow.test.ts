// The control feed: every entry of the journal as it is written, resumed without a gap, and never more in memory for
// those who do not listen.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { refusedFeed } from '../dialects/native/testing/feed.ts';
import { createJournal } from '../engine/journal.ts';
import { ANN, assertProblem, BOB, simulate, type TestSimulator } from '../testing/simulator.ts';
import { createEntryTexts } from './entry-texts.ts';
import { createControlFeed } from './feed.ts';
import { openControlFeed } from './testing/control-feed.ts';

const numbersOf = (messages: readonly Record<string, unknown>[]) => messages.map(({ number }) => number);

test('every entry is told as it is written, passwords masked', async (t) => {
  const { mainUrl, main, logIn, journal } = await simulate(t);
  const feed = await openControlFeed(t, mainUrl);
  await main.post('/control/seed').send({ agents: [{ ...BOB, id: 'cy', extension: '7003' }] });
  await logIn(ANN);
  const heard = await feed.upTo(({ kind }) => kind === 'reply');
  assert.deepEqual(
    heard.map(({ kind, event }) => event?.type ?? kind),
    ['Seeded', 'request', 'command', 'AgentLoggedIn', 'reply'],
  );
  assert.deepEqual(heard, await journal({ after: heard[0]?.number - 1 }));
  const text = JSON.stringify(heard);
  assert.ok(text.includes('"password":"***"'), text);
  for (const { password } of [ANN, BOB]) assert.ok(!text.includes(password), text);
});

test('a feed that was cut resumes without a gap and without a duplicate', async (t) => {
  const simulator = await simulate(t);
  const first = await openControlFeed(t, simulator.mainUrl, '?after=0');
  await simulator.logIn(ANN);
  const heard = [...(await first.upTo(({ kind }) => kind === 'command'))];
  first.socket.terminate();
  await once(first.socket, 'close');
  await simulator.logOut(ANN);
  const second = await openControlFeed(t, simulator.mainUrl, `?after=${heard.at(-1)?.number}`);
  await simulator.logIn(BOB);
  heard.push(...(await second.upTo(({ event }) => event?.agentId === BOB.id)));
  assert.deepEqual(
    numbersOf(heard),
    [...heard.keys()].map((index) => index + 1),
  );
  assert.equal(heard[0]?.kind, 'snapshot');
});

test('without `after` nothing of what was is told', async (t) => {
  const { mainUrl, logIn, journal } = await simulate(t);
  await logIn(ANN);
  const before = (await journal()).at(-1)?.number ?? 0;
  const feed = await openControlFeed(t, mainUrl);
  await logIn(BOB);
  assert.equal((await feed.next()).number, before + 1);
});

test('what the journal no longer holds is told as missed', async (t) => {
  const { mainUrl, logIn, logOut, journal } = await simulate(t, { journalLimit: 100 });
  for (let round = 0; round < 20; round += 1) {
    await logIn(ANN);
    await logOut(ANN);
  }
  const [oldest] = await journal();
  const feed = await openControlFeed(t, mainUrl, '?after=1');
  const notice = await feed.next();
  assert.deepEqual([notice.kind, notice.code, notice.next], ['notice', 'EntriesMissed', oldest?.number]);
  assert.deepEqual(await feed.next(), oldest);
});

test('a number that is still to come is one of another journal', async (t) => {
  const { mainUrl, logIn, journal } = await simulate(t);
  const last = (await journal()).at(-1)?.number ?? 0;
  const feed = await openControlFeed(t, mainUrl, '?after=5000');
  const { kind, code, next } = await feed.next();
  assert.deepEqual([kind, code, next], ['notice', 'EntriesMissed', last + 1]);
  await logIn(ANN);
  assert.equal((await feed.next()).number, last + 1);
});

/** As much as no buffer on the way takes: the whole floor, over and over. */
async function fillJournal({ main }: TestSimulator): Promise<void> {
  for (let round = 0; round < 200; round += 1) await main.post('/control/reset').expect(204);
}

test('a client that does not read is told later what the journal still holds, and what it has missed', async (t) => {
  const simulator = await simulate(t, { journalLimit: 100, agents: 1000 });
  const reader = await openControlFeed(t, simulator.mainUrl);
  const deaf = await openControlFeed(t, simulator.mainUrl);
  deaf.socket.pause();
  await fillJournal(simulator);
  await simulator.main
    .post('/control/seed')
    .send({ agents: [ANN] })
    .expect(204);
  await simulator.logIn(ANN);
  const all = await reader.upTo(({ event }) => event?.agentId === ANN.id);
  assert.ok(!all.some(({ kind }) => kind === 'notice'), 'who listens misses nothing');
  deaf.socket.resume();
  const heard = await deaf.upTo(({ event }) => event?.agentId === ANN.id);
  const at = heard.findIndex(({ kind }) => kind === 'notice');
  assert.ok(at > 0 && heard[at]?.code === 'EntriesMissed', 'the gap is told of');
  const [before, after] = [heard.slice(0, at), heard.slice(at + 1)];
  assert.equal(after[0]?.number, heard[at]?.next);
  assert.equal(after[0]?.kind, 'snapshot', 'what comes behind a gap stands alone');
  for (const piece of [before, after])
    assert.deepEqual(
      numbersOf(piece),
      numbersOf(all).filter((number) => numbersOf(piece).includes(number)),
    );
});

/** A reader that takes what it is sent, or lets it pile up until it is told to drain. */
function reader(feed: ReturnType<typeof createControlFeed>, after?: number) {
  const sent: unknown[] = [];
  let drained = (): void => undefined;
  const client = {
    isSlow: false,
    send: (text: unknown) => void sent.push(text),
    backlog: () => (client.isSlow ? Number.POSITIVE_INFINITY : 0),
    onDrain: (go: () => void) => {
      drained = go;
    },
    onMessage: () => undefined,
    onClose: () => undefined,
    cut: () => undefined,
    drain: () => {
      client.isSlow = false;
      drained();
    },
  };
  const query = new URLSearchParams(after === undefined ? {} : { after: String(after) });
  feed.socket.open({ query, headers: {} })(client);
  return { client, sent };
}

test('an entry is put into words once, however many read it, at once or later', () => {
  const floor = { queues: [], agents: [], reasonCodes: [] };
  let made = 0;
  const counted = { ...floor, toJSON: () => ++made && floor };
  const journal = createJournal({ clock: { now: () => 0, realNow: () => 0 }, snapshot: () => assert.fail() });
  const feed = createControlFeed(journal);
  const readers = Array.from({ length: 100 }, () => reader(feed));
  const slow = reader(feed);
  slow.client.isSlow = true;
  for (let round = 0; round < 10; round += 1)
    journal.append({ kind: 'event', event: { type: 'Seeded', floor: counted } });
  readers.push(reader(feed, 0));
  slow.client.drain();
  assert.equal(made, 10);
  for (const { sent } of [...readers, slow]) {
    assert.equal(sent.length, 10);
    for (const [index, text] of sent.entries()) assert.equal(text, slow.sent[index], 'and it is the same bytes');
  }
});

test('what is kept for later readers is bounded in bytes', () => {
  const text = createEntryTexts();
  const large = (number: number) =>
    ({ kind: 'event', number, at: 0, realAt: 0, event: { type: 'Large', text: 'x'.repeat(1024 * 1024) } }) as never;
  const entries = Array.from({ length: 10 }, (_, index) => large(index + 1));
  const made = entries.map(text);
  const newestFirst = [...entries.keys()].reverse();
  const kept = newestFirst.filter((index) => text(entries[index] as never) === made[index]);
  assert.deepEqual(kept, [9, 8, 7]);
});

test('a client that talks is told so, and goes on hearing', async (t) => {
  const { mainUrl, logIn } = await simulate(t);
  const feed = await openControlFeed(t, mainUrl);
  feed.socket.send('{"subscribe":"everything"}');
  const { kind, code } = await feed.next();
  assert.deepEqual([kind, code], ['notice', 'UnexpectedMessage']);
  await logIn(ANN);
  assert.equal((await feed.next()).kind, 'request');
});

test('the feed is on the main port alone, over a WebSocket alone, and takes numbers alone', async (t) => {
  const { main, mainUrl, nativeUrl } = await simulate(t);
  const at = (url: string, path: string) => refusedFeed(url.replace('http', 'ws') + path);
  assertProblem(await main.get('/control/feed'), 426, 'UpgradeRequired');
  assertProblem(await at(nativeUrl, '/control/feed'), 404, 'NoSuchResource');
  assertProblem(await at(mainUrl, '/v1/events'), 404, 'NoSuchResource');
  for (const after of ['x', '-1', '', '1.5'])
    assertProblem(await at(mainUrl, `/control/feed?after=${after}`), 422, 'InvalidRequest');
});
