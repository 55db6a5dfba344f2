// Shows what a journal query finds: everything it asks for must hold, oldest first.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROFILES } from '../core/model/profiles.ts';
import { snapshotOfFloor } from '../core/snapshot.ts';
import { logIn } from '../core/testing/floor.ts';
import { createManualClock } from './clock.ts';
import { createJournal } from './journal.ts';
import type { JournalQuery } from './journal-query.ts';

const NOBODY = { agents: [], queues: [], reasonCodes: [] };

/** One request of a connector's, one of the control port's, and an Event nobody asked for, and an outcome. */
function sample() {
  const journal = createJournal({
    clock: createManualClock(),
    snapshot: () => snapshotOfFloor(NOBODY, PROFILES.opencti),
  });
  const command = logIn('ada');
  const event = { type: 'QueueLoggedIn', agentId: 'bob', queueId: 'sales' } as const;
  journal.append({ kind: 'request', dialect: 'native', wire: {} }, 'r1');
  journal.append({ kind: 'command', origin: 'connector', command, outcome: 'done' }, 'r1');
  journal.append(
    {
      kind: 'reply',
      size: 0,
      open: () => ({ kind: 'reply', dialect: 'native', understood: true, positive: true, wire: {} }),
    },
    'r1',
  );
  journal.append({ kind: 'command', origin: 'control', command, outcome: 'deferred' }, 'r2');
  journal.append({ kind: 'event', event });
  journal.append({ kind: 'outcome', outcome: 'done', agentId: 'ada' }, 'r2');
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
      snapshot: () => snapshotOfFloor(NOBODY, PROFILES.opencti),
    }).last,
    0,
  );
  assert.equal(sample().last, 6);
});

test('what is sealed is opened when somebody looks, once', () => {
  const clock = createManualClock();
  const journal = createJournal({ clock, snapshot: () => snapshotOfFloor(NOBODY, PROFILES.opencti) });
  let opened = 0;
  const open = () => {
    opened += 1;
    return { kind: 'request', dialect: 'native', wire: { opened } } as const;
  };
  const sealed = { kind: 'request', size: 0, open } as const;
  journal.append(sealed, 'r1');
  journal.onEntry(() => undefined);
  journal.append(sealed, 'r2');
  clock.advanceTo(9);
  assert.equal(opened, 0);
  const [first] = journal.query({ after: 0, limit: 1 });
  assert.deepEqual(
    { ...first },
    { number: 1, at: 0, realAt: 0, kind: 'request', dialect: 'native', wire: { opened: 1 }, requestId: 'r1' },
  );
  assert.equal(journal.query({ requestId: 'r1' })[0], first);
  assert.equal(opened, 1);
  assert.equal(journal.query({}).length, 2);
  assert.equal(opened, 2);
});

test('what cannot be what is asked for is not opened', () => {
  const journal = createJournal({
    clock: createManualClock(),
    snapshot: () => snapshotOfFloor(NOBODY, PROFILES.opencti),
  });
  let opened = 0;
  const open = () => {
    opened += 1;
    return { kind: 'request', dialect: 'native', wire: { method: 'PUT' } } as const;
  };
  journal.append({ kind: 'request', size: 0, open }, 'r1');
  const never: readonly JournalQuery[] = [
    { requestId: 'r2' },
    { kind: 'reply' },
    { kind: ['event', 'outcome'] },
    { agentId: 'ada' },
    { origin: 'control' },
    { fields: [{ path: 'command.type', value: 'LogOut' }] },
  ];
  for (const query of never) assert.deepEqual(journal.query(query), []);
  assert.equal(opened, 0);
  const fields = ['wire.method=PUT', 'kind=request', 'dialect=native', 'number=1'].map((one) => one.split('='));
  for (const [path = '', value = ''] of fields) assert.equal(journal.query({ fields: [{ path, value }] }).length, 1);
});
