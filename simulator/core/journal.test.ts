// Shows what a journal query finds: everything it asks for must hold, oldest first.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createManualClock } from './clock.ts';
import { createJournal } from './journal.ts';
import type { JournalQuery } from './journal-query.ts';
import { PROFILES } from './policy.ts';
import { snapshotOfFloor } from './snapshot.ts';
import { logIn } from './test-floor.ts';

/** One request of a connector's, one of the control port's, and an Event nobody asked for, and an outcome. */
function sample() {
  const journal = createJournal({
    clock: createManualClock(),
    snapshot: () => snapshotOfFloor({ agents: [], queues: [], reasonCodes: [] }, PROFILES.opencti),
  });
  const command = logIn('ada');
  const event = { type: 'QueueLoggedIn', agentId: 'bob', queueId: 'sales' } as const;
  journal.append({ kind: 'request', dialect: 'native', wire: {}, requestId: 'r1' });
  journal.append({ kind: 'command', origin: 'connector', command, outcome: 'done', requestId: 'r1' });
  journal.append({
    kind: 'reply',
    dialect: 'native',
    understood: true,
    positive: true,
    wire: {},
    requestId: 'r1',
  });
  journal.append({ kind: 'command', origin: 'control', command, outcome: 'deferred', requestId: 'r2' });
  journal.append({ kind: 'event', event });
  journal.append({ kind: 'outcome', outcome: 'done', agentId: 'ada', requestId: 'r2' });
  return journal;
}

const ROWS: readonly { query: JournalQuery; numbers: readonly number[] }[] = [
  { query: {}, numbers: [1, 2, 3, 4, 5, 6] },
  { query: { after: 0 }, numbers: [1, 2, 3, 4, 5, 6] },
  { query: { after: -3 }, numbers: [1, 2, 3, 4, 5, 6] },
  { query: { after: 2 }, numbers: [3, 4, 5, 6] },
  { query: { after: 5 }, numbers: [6] },
  { query: { after: 99 }, numbers: [] },
  { query: { kind: 'command' }, numbers: [2, 4] },
  { query: { kind: 'snapshot' }, numbers: [] },
  { query: { origin: 'connector' }, numbers: [1, 2, 3] },
  { query: { origin: 'control' }, numbers: [4] },
  { query: { requestId: 'r1' }, numbers: [1, 2, 3] },
  { query: { requestId: 'r2' }, numbers: [4, 6] },
  { query: { requestId: 'r3' }, numbers: [] },
  { query: { agentId: 'ada' }, numbers: [2, 4, 6] },
  { query: { agentId: 'bob' }, numbers: [5] },
  { query: { agentId: 'ada', origin: 'connector' }, numbers: [2] },
  { query: { limit: 2 }, numbers: [1, 2] },
  { query: { limit: 0 }, numbers: [] },
  { query: { limit: 1, kind: 'command', after: 2 }, numbers: [4] },
];

for (const { query, numbers } of ROWS) {
  test(`a query for ${JSON.stringify(query)} finds the entries [${numbers}]`, () => {
    assert.deepEqual(
      sample()
        .query(query)
        .map(({ number }) => number),
      numbers,
    );
  });
}

test('the last number is that of the newest entry, and 0 where there is none', () => {
  assert.equal(
    createJournal({
      clock: createManualClock(),
      snapshot: () => snapshotOfFloor({ agents: [], queues: [], reasonCodes: [] }, PROFILES.opencti),
    }).last,
    0,
  );
  assert.equal(sample().last, 6);
});
