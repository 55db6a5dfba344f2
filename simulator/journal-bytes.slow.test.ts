// The journal of a running simulator, bounded in bytes: over both dialects, with large bodies, large answers and answers
// of absurd size it never holds more than it is told to, says what it has cut, and tells whoever follows it what is gone.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openControlFeed } from './control/testing/control-feed.ts';
import { headerIn, openClient } from './dialects/ami/testing/ami.ts';
import { ENTRY_BYTES, ENTRY_LIMIT } from './engine/journal-size.ts';
import { startSimulator } from './index.ts';
import type { JournalLine } from './testing/simulator.ts';

const BOUND = 8 * ENTRY_BYTES;
const STATE = '/v1/agents/1001/state';

/** A simulator with the smallest journal there can be, and ways to ask it for much. */
async function simulate(t: TestContext) {
  const simulator = await startSimulator({ port: 0, nativePort: 0, amiPort: 0, agents: 500, journalBytes: BOUND });
  t.after(simulator.stop);
  const { main, dialects } = simulator.addresses;
  const { url } = dialects.native;
  const { port, username = '', secret = '' } = dialects.ami ?? assert.fail('AMI is served');
  const client = await openClient(t, port);
  await client.banner();
  await client.ask({ Action: 'Login', Username: username, Secret: secret, Events: 'off' });
  // biome-ignore lint/suspicious/noExplicitAny: JSON from outside, which the tests look into
  const read = async (path: string, base = main): Promise<any> => (await fetch(base + path)).json();
  return {
    main,
    read,
    journal: async (query: string): Promise<JournalLine[]> => (await read(`/control/journal?${query}`)).entries,
    state: () => read('/control/journal?limit=0') as Promise<{ first: number; last: number; bytes: number }>,
    order: (kind: string, settings: object) =>
      fetch(`${main}/control/faults`, { method: 'POST', body: JSON.stringify({ kind, settings }) }),
    put: async (body: object) =>
      (await fetch(url + STATE, { method: 'PUT', body: JSON.stringify(body) })).arrayBuffer(),
    list: () => read('/v1/agents', url),
    /** What is answered first. */
    say: async (action: string) => (await client.ask(action))[0],
  };
}

type Simulator = Awaited<ReturnType<typeof simulate>>;

const attributes = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, number) => [`a${number}`, 'v'.repeat(4000)]));

/** What holds on to much where it is kept as it is. */
const MUCH: Readonly<Record<string, { readonly rounds: number; round(simulator: Simulator): Promise<unknown> }>> = {
  'bodies of a megabyte that are Commands': {
    rounds: 30,
    round: ({ put }) => put({ state: 'LoggedOut', attributes: attributes(240) }),
  },
  'bodies of half a megabyte that are none': {
    rounds: 30,
    round: ({ put }) => put({ state: 'LoggedOut', padding: 'x'.repeat(500_000) }),
  },
  'answers with five hundred agents': { rounds: 60, round: ({ list }) => list() },
  'answers of absurd size': {
    rounds: 30,
    async round({ order, put }) {
      await order('oversize', { bytes: 2_000_000 });
      await put({ state: 'LoggedOut' });
    },
  },
  'answers of absurd depth': {
    rounds: 30,
    async round({ order, put }) {
      await order('depth', { levels: 500_000 });
      await put({ state: 'LoggedOut' });
    },
  },
  'actions of half a megabyte': {
    rounds: 30,
    round: ({ say }) => say(`Action: QueueSummary\r\n${`Variable: ${'v'.repeat(8000)}\r\n`.repeat(60)}\r\n`),
  },
  'answers of absurd size over AMI': {
    rounds: 30,
    async round({ order, say }) {
      await order('oversize', { bytes: 2_000_000 });
      const answer = await say('Action: QueueAdd\r\nQueue: sales\r\nInterface: Local/1001@agents\r\n\r\n');
      assert.equal(headerIn(answer, 'Padding')?.length, 2_000_000);
    },
  },
};

for (const [what, { rounds, round }] of Object.entries(MUCH))
  test(`of ${what} the journal holds no more than it is told to, and says what it has cut`, async (t) => {
    const simulator = await simulate(t);
    let last = 0;
    for (let count = 0; count < rounds; count += 1) {
      await round(simulator);
      const state = await simulator.state();
      assert.ok(state.bytes <= BOUND && state.bytes > 10_000, JSON.stringify(state));
      assert.ok(state.last > last, 'it is all journalled');
      last = state.last;
    }
    const { first } = await simulator.state();
    const entries = await simulator.journal('limit=10000');
    assert.deepEqual([entries[0]?.kind, entries[0]?.number, entries.at(-1)?.number], ['snapshot', first, last]);
    const cut = entries.filter((entry) => entry.cut !== undefined);
    assert.ok(cut.length > 0, 'something was cut');
    for (const { kind, cut: told, bytes } of cut) {
      assert.ok(told.of > ENTRY_LIMIT, JSON.stringify(told));
      if (kind !== 'command') assert.ok(bytes.length < ENTRY_LIMIT + 1000, `${bytes.length} characters`);
    }
  });

test('what is gone is told to whoever follows, waits, asks or exports', async (t) => {
  const { main, put, state, journal, read } = await simulate(t);
  const body = { state: 'LoggedOut', attributes: attributes(10) };
  const seen = (await state()).last;
  while ((await state()).first <= seen + 1) await put(body);
  const { first, last } = await state();
  const feed = await openControlFeed(t, main, `?after=${seen}`);
  const notice = await feed.next();
  assert.deepEqual([notice.code, notice.next], ['EntriesMissed', first]);
  const heard = await feed.upTo(({ number }) => number === last);
  assert.deepEqual(heard, await journal('limit=10000'), 'and the feed goes on with what is left');
  for (const path of ['journal', 'journal/wait', 'journal/export'])
    assert.equal((await read(`/control/${path}?after=${seen}`)).code, 'JournalGone');
  const [oldest] = await journal('limit=1');
  assert.deepEqual(await read('/control/journal/wait?timeoutMs=0'), oldest);
  const text = await (await fetch(`${main}/control/journal/export?after=${first - 1}`)).text();
  assert.deepEqual(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
    heard,
  );
});
