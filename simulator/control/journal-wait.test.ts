// Waiting for an entry of the journal, as far as it does not show over the wire: who waits no more listens no more, and an
// entry that is still to come may be named by its number.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROFILES } from '../core/model/profiles.ts';
import { snapshotOfFloor } from '../core/snapshot.ts';
import { createManualClock } from '../engine/clock.ts';
import { createJournal } from '../engine/journal.ts';
import type { JournalQuery } from '../engine/journal-query.ts';
import { timers } from '../net/testing/wire.ts';
import { createWaits } from './journal-wait.ts';

/** A journal that counts who listens and what is read, and somebody who waits. */
function waiting() {
  const empty = snapshotOfFloor({ agents: [], queues: [], reasonCodes: [] }, PROFILES.opencti);
  const journal = createJournal({ clock: createManualClock(), snapshot: () => empty });
  const listening = new Set<object>();
  const overs: (() => void)[] = [];
  const read = { queries: 0, entries: 0 };
  const onEntry: typeof journal.onEntry = (listener) => {
    const stop = journal.onEntry(listener);
    listening.add(listener);
    return () => {
      stop();
      listening.delete(listener);
    };
  };
  const query: typeof journal.query = (wanted) => {
    const entries = journal.query(wanted);
    read.queries += 1;
    read.entries += entries.length;
    return entries;
  };
  const waitFor = createWaits(Object.assign(Object.create(journal), { onEntry, query }));
  const onceOver = (listener: () => void) => overs.push(listener);
  const ask = (wanted: JournalQuery, timeoutMs = 60_000) => waitFor({ query: wanted, timeoutMs, onceOver });
  return {
    write: (requestId?: string) => journal.append({ kind: 'request', dialect: 'native', wire: {} }, requestId),
    happen: (agentId: string) =>
      journal.append({ kind: 'event', event: { type: 'QueueLoggedIn', agentId, queueId: 'sales' } }),
    ask,
    wait: (after?: number) => ask({ kind: 'request', after }),
    over: () => overs.splice(0).map((listener) => listener()),
    listening,
    read,
  };
}

test('who waits no more listens no more, and holds nobody awake', async () => {
  const { wait, write, over, listening } = waiting();
  const before = timers();
  const found = wait();
  assert.deepEqual([listening.size, timers()], [1, before + 1]);
  const { number } = write();
  assert.equal((await found).number, number);
  over();
  assert.deepEqual([listening.size, timers()], [0, before]);
});

test('what is waited for comes after the number that is given, be it still to come', async () => {
  const { wait, write, over } = waiting();
  write();
  const found = wait(3);
  for (let number = 2; number <= 5; number += 1) write();
  assert.equal((await found).number, 4);
  over();
});

const MANY = 500;
const EACH = Array.from({ length: MANY }, (_, index) => `${index}`);

/** A question that counts how often it is looked at. */
function counted(query: JournalQuery, count: () => void): JournalQuery {
  return Object.defineProperty(query, 'fields', {
    get() {
      count();
      return [];
    },
  });
}

const LIKES: readonly [what: string, questionFor: (id: string) => JournalQuery, what: 'write' | 'happen'][] = [
  ['requests', (requestId) => ({ requestId }), 'write'],
  ['requests of a kind', (requestId) => ({ kind: 'request', requestId }), 'write'],
  ['agents', (agentId) => ({ kind: 'event', agentId }), 'happen'],
];

for (const [what, questionFor, come] of LIKES)
  test(`of many who wait for other ${what} nobody is disturbed, and an entry is read once`, async () => {
    const waits = waiting();
    let looks = 0;
    const found = EACH.map((id) => waits.ask(counted(questionFor(id), () => (looks += 1))));
    assert.equal(waits.listening.size, 1);
    [looks, waits.read.queries] = [0, 0];
    const { number } = waits[come]('7');
    assert.equal((await found[7])?.number, number);
    assert.ok(looks <= 2, `${looks} looks at questions`);
    assert.equal(waits.read.queries, 1);
    waits.over();
    assert.equal(waits.listening.size, 0);
  });

test('of many who wait in vain none reads again what another has read', async () => {
  const { write, ask, over, read } = waiting();
  for (let number = 1; number <= 2000; number += 1) write(`r${number}`);
  const found = EACH.map((requestId) => ask({ requestId }, 1));
  read.entries = 0;
  const ends = await Promise.allSettled(found);
  assert.ok(ends.every(({ status }) => status === 'rejected'));
  assert.equal(read.entries, 1000);
  write('late');
  const late = ask({ requestId: 'later' }, 1);
  await assert.rejects(late, /the closest is entry 2001, where requestId is "late"/);
  assert.equal(read.entries, 1001);
  over();
});
