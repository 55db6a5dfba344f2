// The export, read slowly: it is what was there when somebody began to read, and tells what went meanwhile.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROFILES } from '../core/model/profiles.ts';
import { snapshotOfFloor } from '../core/snapshot.ts';
import { createManualClock } from '../engine/clock.ts';
import { createJournal } from '../engine/journal.ts';
import { linesOf } from './journal-export.ts';

const EMPTY = snapshotOfFloor({ agents: [], queues: [], reasonCodes: [] }, PROFILES.opencti);

/** A journal of at most 1,000 entries, and a way to write some. */
function sample(entries: number) {
  const journal = createJournal({ clock: createManualClock(), snapshot: () => EMPTY, limit: 1000 });
  journal.append({ kind: 'snapshot', snapshot: EMPTY });
  const write = (count: number) => {
    for (let round = 0; round < count; round += 1) journal.append({ kind: 'request', dialect: 'native', wire: {} });
  };
  write(entries);
  return { journal, write };
}

const read = (line: string | undefined) => JSON.parse(line ?? '');
const numbers = (lines: Iterable<string>) => [...lines].map((line) => read(line).number);
const row = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('what is written while somebody reads is not in it', () => {
  const { journal, write } = sample(250);
  const lines = linesOf(journal, {});
  assert.equal(read(lines.next().value).number, 1);
  write(50);
  assert.deepEqual(numbers(lines), row(2, 251));
});

test('it is what is asked for, over more than a page', () => {
  const { journal } = sample(350);
  assert.deepEqual(numbers(linesOf(journal, { kind: 'snapshot' })), [1]);
  assert.deepEqual(numbers(linesOf(journal, { kind: 'request', after: 20 })), row(21, 351));
  assert.deepEqual(numbers(linesOf(journal, { after: 351 })), []);
});

test('what goes before it has been read is told as missed, and what is left begins with a snapshot', () => {
  const { journal, write } = sample(900);
  const lines = linesOf(journal, { after: 399 });
  assert.equal(read(lines.next().value).number, 400);
  write(200);
  const rest = [...lines].map(read);
  const at = rest.findIndex(({ kind }) => kind === 'notice');
  const detail = 'The entries 500 to 500 are no longer kept.';
  assert.deepEqual(rest[at], { kind: 'notice', code: 'EntriesMissed', detail, next: journal.first });
  assert.deepEqual([rest[at + 1].kind, rest[at + 1].number], ['snapshot', journal.first]);
  const told = rest.filter(({ kind }) => kind !== 'notice').map(({ number }) => number);
  assert.deepEqual(told, [...row(401, 499), ...row(501, 902)]);
});

test('where all that was asked for has gone, that is all it tells', () => {
  const { journal, write } = sample(450);
  const lines = linesOf(journal, {});
  for (let number = 1; number <= 100; number += 1) assert.equal(read(lines.next().value).number, number);
  write(600);
  const rest = [...lines].map(read);
  assert.deepEqual(
    rest.map(({ kind, next }) => [kind, next]),
    [['notice', journal.first]],
  );
});
