// The control API: the journal, asked by each of its fields.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANN, BOB, type JournalLine, simulate, type TestSimulator } from '../testing/simulator.ts';

/** What each query gives, of a journal in which much more has happened. */
const QUERIES: readonly { name: string; query: Record<string, string>; keeps: (entry: JournalLine) => boolean }[] = [
  ...['snapshot', 'request', 'command', 'event', 'outcome', 'reply'].map((kind) => ({
    name: `of the kind ${kind}`,
    query: { kind },
    keeps: (entry: JournalLine) => entry.kind === kind,
  })),
  {
    name: 'of control',
    query: { origin: 'control' },
    keeps: (entry) => entry.kind === 'command' && entry.origin === 'control',
  },
  {
    name: 'of the connector',
    query: { origin: 'connector' },
    keeps: (entry) => entry.kind === 'request' || entry.kind === 'reply' || entry.origin === 'connector',
  },
  { name: 'of one request', query: { requestId: 'mine' }, keeps: (entry) => entry.requestId === 'mine' },
  {
    name: 'about one agent',
    query: { agentId: BOB.id },
    keeps: (entry) => [entry.agentId, entry.command?.agentId, entry.event?.agentId].includes(BOB.id),
  },
  { name: 'after a number', query: { after: '7' }, keeps: (entry) => entry.number > 7 },
  { name: 'up to a limit', query: { limit: '3' }, keeps: (entry) => entry.number <= 3 },
  {
    name: 'by several fields at once',
    query: { kind: 'event', agentId: BOB.id, after: '7' },
    keeps: (entry) => entry.kind === 'event' && entry.event.agentId === BOB.id && entry.number > 7,
  },
];

test('the journal gives the entries that are asked for', async (t) => {
  const simulator = await simulate(t);
  await muchHappens(simulator);
  const all = await simulator.journal({ limit: 10_000 });
  for (const { name, query, keeps } of QUERIES)
    await t.test(name, async () => {
      const entries = await simulator.journal(query);
      assert.deepEqual(entries, all.filter(keeps));
      assert.ok(entries.length > 0 && entries.length < all.length, `${entries.length} of ${all.length}`);
    });
});

async function muchHappens({ main, logIn, change, answeredCall, setPolicy }: TestSimulator): Promise<void> {
  await setPolicy({ logoutOnCall: 'defer' });
  await logIn(ANN);
  await logIn(BOB);
  await change(BOB.id, { state: 'Ready' }).set('X-Request-Id', 'mine').expect(200);
  await answeredCall('c1');
  await change(BOB.id, { state: 'LoggedOut' }).expect(202);
  await main.delete('/control/calls/c1').expect(200);
  await main.post('/control/agents/ann/commands').send({ type: 'LogOut' }).expect(200);
}

test('the entries are numbered from 1 without a hole, and last names the newest', async (t) => {
  const simulator = await simulate(t);
  await muchHappens(simulator);
  const { last, entries } = (await simulator.main.get('/control/journal')).body;
  assert.deepEqual(
    entries.map((entry: JournalLine) => entry.number),
    Array.from({ length: last }, (_, index) => index + 1),
  );
  const { body } = await simulator.main.get('/control/journal?limit=0');
  assert.deepEqual({ ...body, bytes: undefined }, { first: 1, last, bytes: undefined, entries: [] });
  assert.ok(body.bytes > 1000 && body.bytes < 100_000, `${body.bytes} bytes`);
});

test('reading does not write', async (t) => {
  const { journal, main } = await simulate(t);
  const before = await journal();
  for (const path of ['/v1/agents', '/healthz', '/control/policy', '/nowhere']) await main.get(path);
  assert.deepEqual(await journal(), before);
});
