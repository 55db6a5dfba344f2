// Waiting for an entry of the journal, as far as it does not show over the wire: who waits no more listens no more, and an
// entry that is still to come may be named by its number.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROFILES } from '../core/model/policy.ts';
import { snapshotOfFloor } from '../core/snapshot.ts';
import { createManualClock } from '../engine/clock.ts';
import { createJournal } from '../engine/journal.ts';
import { timers } from '../net/testing/wire.ts';
import { waitFor } from './journal-wait.ts';

/** A journal that counts who listens, and somebody who waits. */
function waiting() {
  const empty = snapshotOfFloor({ agents: [], queues: [], reasonCodes: [] }, PROFILES.opencti);
  const journal = createJournal({ clock: createManualClock(), snapshot: () => empty });
  const listening = new Set<object>();
  const overs: (() => void)[] = [];
  const onEntry: typeof journal.onEntry = (listener) => {
    const stop = journal.onEntry(listener);
    listening.add(listener);
    return () => {
      stop();
      listening.delete(listener);
    };
  };
  return {
    write: () => journal.append({ kind: 'request', dialect: 'native', wire: {} }),
    wait: (after?: number) =>
      waitFor(Object.assign(Object.create(journal), { onEntry }), {
        query: { kind: 'request', after },
        timeoutMs: 60_000,
        onceOver: (listener) => overs.push(listener),
      }),
    over: () => overs.splice(0).map((listener) => listener()),
    listening,
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
