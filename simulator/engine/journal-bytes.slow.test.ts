// Shows the journal bounded in bytes: what it holds on to stays below the bound, whatever is written; the oldest go, what
// is left starts with a snapshot, and a floor that is larger than the bound still leaves room for what happens on it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignmentsTo } from '../core/model/membership.ts';
import { PROFILES } from '../core/model/profiles.ts';
import { snapshotOfFloor, takeSnapshot } from '../core/snapshot.ts';
import { agentCommand, FLOOR, logIn, logOut, testFloor } from '../core/testing/floor.ts';
import { createManualClock } from './clock.ts';
import { createEngineParts } from './commit.ts';
import { createEngine, replay } from './engine.ts';
import { createJournal } from './journal.ts';
import { ENTRY_BYTES, ENTRY_LIMIT } from './journal-size.ts';

const EMPTY = snapshotOfFloor({ agents: [], queues: [], reasonCodes: [] }, PROFILES.opencti);
const BOUND = 8 * ENTRY_BYTES;

/** A journal, and a way to write a message that holds on to `size` bytes. */
function journalOf(snapshot = EMPTY) {
  const journal = createJournal({ clock: createManualClock(), snapshot: () => snapshot, byteLimit: BOUND });
  journal.append({ kind: 'snapshot', snapshot });
  const open = () => ({ kind: 'request', dialect: 'native', wire: {} }) as const;
  return { journal, write: (size: number) => journal.append({ kind: 'request', size, open }) };
}

for (const size of [0, 100, 10_000, ENTRY_BYTES - 1000])
  test(`entries of ${size} bytes never come to more than the bound, and to a third of it at least`, () => {
    const { journal, write } = journalOf();
    while (journal.first < 3) {
      write(size);
      assert.ok(journal.bytes <= BOUND, `${journal.bytes} bytes in ${journal.last} entries`);
      const held = journal.query({});
      const written = held.filter(({ kind }) => kind === 'request');
      assert.ok(journal.bytes >= written.length * size, 'what is held is counted');
      assert.deepEqual(
        [held[0]?.kind, held[0]?.number, held.at(-1)?.number],
        ['snapshot', journal.first, journal.last],
      );
      if (journal.first > 1) assert.ok(journal.bytes >= BOUND / 3, `${journal.bytes} bytes are left`);
    }
  });

test('a query stops at its limit and begins behind a number, whatever has gone', () => {
  const { journal, write } = journalOf();
  while (journal.first < 3) write(ENTRY_BYTES / 2);
  const held = journal.query({}).map(({ number }) => number);
  assert.deepEqual(
    held,
    Array.from({ length: journal.last - journal.first + 1 }, (_, index) => journal.first + index),
  );
  for (const after of [0, journal.first - 1, journal.first + 2, journal.last - 1, journal.last])
    assert.deepEqual(
      journal.query({ after, limit: 2 }).map(({ number }) => number),
      held.filter((number) => number > after).slice(0, 2),
    );
});

test('a floor that is larger than the bound leaves room for what happens on it', () => {
  const name = 'x'.repeat(1000);
  const agents = Array.from({ length: 1000 }, (_, n) => ({ id: `${n}`, name, password: '', extension: `${n}` }));
  const floor = { ...FLOOR, agents: agents.map((agent) => ({ ...agent, assignments: assignmentsTo(['sales']) })) };
  const snapshot = snapshotOfFloor(floor, PROFILES.opencti);
  const { journal, write } = journalOf(snapshot);
  assert.ok(journal.bytes > 2 * 1000 * 1000, 'the floor is counted');
  let snapshots = 1;
  journal.onEntry((number) => {
    snapshots += journal.query({ after: number - 1, kind: 'snapshot' }).length;
  });
  for (let round = 0; round < 80; round += 1) write(1000);
  assert.equal(snapshots, 1, 'not a snapshot for every few entries');
  for (let round = 0; round < 1000; round += 1) write(1000);
  assert.ok(snapshots > 1 && snapshots < 20, `${snapshots} snapshots`);
  assert.ok(journal.bytes < 2 * 2_700_000 + BOUND / 2, `${journal.bytes} bytes`);
});

test('what is left of a journal that is bounded in bytes is replayed to the same Acd', () => {
  const clock = createManualClock();
  const snapshot = snapshotOfFloor(FLOOR, PROFILES.opencti);
  const engine = createEngine(createEngineParts({ snapshot, clock, byteLimit: BOUND }));
  const attributes = { note: 'n'.repeat(4000), more: 'm'.repeat(4000) };
  for (let round = 0; engine.journal.first < 3; round += 1) {
    const command = round % 2 === 0 ? logIn('ada', { attributes }) : logOut('ada', { attributes });
    assert.equal(engine.execute(command, { origin: 'connector', requestId: `r${round}` }).outcome, 'done');
    assert.deepEqual(replay(engine.journal.query({})), takeSnapshot(engine.acd));
    assert.ok(engine.journal.bytes <= BOUND);
  }
});

test('attributes that there is no room for are left out of the journal, whole, and it says so', () => {
  const { engine, tell } = testFloor();
  const names = Array.from({ length: 20 }, (_, number) => `a${number}`);
  const attributes = Object.fromEntries(names.map((name) => [name, 'v'.repeat(2000)]));
  const { length } = names.map((name) => name + attributes[name]).join('');
  tell(logIn('ada', { attributes }));
  tell(agentCommand('SetReady', 'ada', { attributes: { site: '07' } }));
  const [cut, whole] = engine.journal.query({ kind: 'command' });
  assert.ok(cut?.kind === 'command' && whole?.kind === 'command');
  assert.deepEqual(cut.cut, { of: length });
  assert.ok('attributes' in cut.command && 'attributes' in whole.command);
  const kept = Object.entries(cut.command.attributes ?? {});
  assert.equal(kept.length, Math.floor(ENTRY_LIMIT / 2002));
  for (const [name, value] of kept) assert.equal(value, attributes[name]);
  assert.deepEqual([whole.command.attributes, whole.cut], [{ site: '07' }, undefined]);
});
