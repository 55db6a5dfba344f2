// The journal: all that was heard, decided, happened, answered and spoiled, numbered in one row without a hole.
// It starts with a snapshot, so that replaying its Events gives the Acd. It holds so many entries, and so many bytes, and no
// more: the older half goes at once, and what is left starts with a snapshot again. It tells what it was given: whoever
// shows an entry to others masks the secrets. What is costly to hold may be sealed: it is kept as small as can be until
// somebody looks, and is kept so then as well.

import type { Snapshot } from '../core/snapshot.ts';
import type { Clock } from './clock.ts';
import type { JournalEntry, JournalFacts, LazyEntry, Stamp } from './journal-entry.ts';
import { type JournalQuery, matches, mayMatch } from './journal-query.ts';
import { ENTRY_BYTES, sizeOf } from './journal-size.ts';

export interface Journal {
  /** The number of the oldest entry that is left, a snapshot. */
  readonly first: number;
  /** The number of the newest entry; 0 where there is none. */
  readonly last: number;
  /** How many bytes of memory the entries that are left hold on to, near enough. */
  readonly bytes: number;
  /** `at`: when it happened, in ACD time, as the Acd was told; absent: now. */
  append(facts: JournalFacts | LazyEntry, requestId?: string, at?: number): Stamp;
  /** Of the entries that are left; see `first`. */
  query(query: JournalQuery): readonly JournalEntry[];
  /** Calls `listener` with what shows of each new entry before somebody looks; the answer unsubscribes. */
  onEntry(listener: EntryListener): () => void;
}

type EntryListener = (number: number, kind: JournalEntry['kind'], requestId: string | undefined) => void;

export interface JournalOptions {
  readonly clock: Pick<Clock, 'now' | 'realNow'>;
  /** The Acd as it is, with all the Events in it that have been appended. */
  readonly snapshot: () => Snapshot;
  /** How many entries are held, at most; 3 or more. */
  readonly limit?: number | undefined;
  /**
   * How many bytes they hold on to, at most; eight times `ENTRY_BYTES` or more. What a snapshot takes beyond a quarter of
   * that comes on top, and so does the floor of a `Restored` or `Seeded`: neither is cut.
   */
  readonly byteLimit?: number | undefined;
}

/** How many entries are held where nobody says otherwise, and how many bytes. */
export const JOURNAL_LIMIT = 100_000;
export const JOURNAL_BYTES = 128 * 1024 * 1024;

/** As it is held: no entry before somebody looks. Smaller, and not put together for nobody. */
interface Held extends Stamp {
  readonly facts: JournalFacts | LazyEntry;
}

/** Entries in a row, and how many bytes they hold on to: all of them, and the snapshot that they begin with. */
interface Half {
  readonly entries: Held[];
  bytes: number;
  snapshotBytes: number;
}

const emptyHalf = (): Half => ({ entries: [], bytes: 0, snapshotBytes: 0 });

export function createJournal(options: JournalOptions): Journal {
  const { clock, snapshot, limit = JOURNAL_LIMIT, byteLimit = JOURNAL_BYTES } = options;
  let older = emptyHalf();
  let newer = emptyHalf();
  let last = 0;
  const listeners = new Set<EntryListener>();
  const open = createOpener();

  function append(facts: JournalFacts | LazyEntry, requestId?: string, at: number = clock.now()): Stamp {
    last += 1;
    const held: Held = { number: last, at, realAt: clock.realNow(), requestId, facts };
    const size = sizeOf(facts);
    newer.entries.push(held);
    newer.bytes += size;
    if (newer.entries.length === 1 && facts.kind === 'snapshot') newer.snapshotBytes = size;
    for (const listener of listeners) listener(last, facts.kind, requestId);
    if (isFull(newer)) moveUp();
    return held;
  }

  /** Whether one more may be too many. However large the snapshot is, there is room for some entries behind it. */
  function isFull({ entries, bytes, snapshotBytes }: Half): boolean {
    if (entries.length >= limit / 2) return true;
    const room = Math.max(byteLimit / 2, snapshotBytes + byteLimit / 4);
    return bytes + ENTRY_BYTES > room;
  }

  /** The older half goes; a snapshot stands for it. */
  function moveUp(): void {
    older = newer;
    newer = emptyHalf();
    append({ kind: 'snapshot', snapshot: snapshot() });
  }

  return {
    get first() {
      return (older.entries[0] ?? newer.entries[0])?.number ?? 0;
    },
    get last() {
      return last;
    },
    get bytes() {
      return older.bytes + newer.bytes;
    },
    append,
    query({ after = 0, limit: most = Number.POSITIVE_INFINITY, ...wanted }) {
      const found: JournalEntry[] = [];
      for (const { entries } of [older, newer]) {
        const start = Math.max(after - (entries[0]?.number ?? 0) + 1, 0);
        for (let index = start; index < entries.length && found.length < most; index += 1) {
          const held = entries[index] as Held;
          if (!mayMatch({ kind: held.facts.kind, requestId: held.requestId }, wanted)) continue; // and stays sealed
          const entry = open(held);
          if (matches(entry, wanted)) found.push(entry);
        }
      }
      return found;
    },
    onEntry(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Puts entries together. Many may look at one, one after the other; the last that was looked at is remembered. */
function createOpener(): (held: Held) => JournalEntry {
  let known: JournalEntry | undefined;
  return ({ facts, ...stamp }) => {
    if (known?.number !== stamp.number) known = entryOf('open' in facts ? facts.open() : facts, stamp);
    return known;
  };
}

/** What the journal tells of `facts`. */
export function entryOf<F extends JournalFacts>(facts: F, { number, at, realAt, requestId }: Stamp): F & Stamp {
  return { number, at, realAt, ...facts, requestId };
}
