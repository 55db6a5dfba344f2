// The journal: all that was heard, decided, happened, answered and spoiled, numbered in one row without a hole.
// It starts with a snapshot, so that replaying its Events gives the Acd. It holds so many entries and no more: the older
// half goes at once, and what is left starts with a snapshot again. It tells what it was given: whoever writes an entry
// masks the secrets. What is costly to hold may be sealed: it is kept as small as can be until somebody looks.

import type { Clock } from './clock.ts';
import { type JournalQuery, matches } from './journal-query.ts';
import type { Command, Event } from './message.ts';
import type { Rejection } from './rejection.ts';
import type { Snapshot } from './snapshot.ts';

/** Who asked: a connector through a dialect's own port, or whoever runs the simulator through the control port. */
export type Origin = 'connector' | 'control';

/** What each kind of entry tells. `wire` is the message in the dialect's own shape, `bytes` as it went; secrets masked. */
export type JournalFacts =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | {
      readonly kind: 'request';
      readonly dialect: string;
      readonly connection?: number | undefined;
      readonly wire: unknown;
      readonly bytes?: string | undefined;
    }
  | {
      readonly kind: 'command';
      readonly origin: Origin;
      readonly command: Command;
      /** `accepted`: how it ends is told later. */
      readonly outcome: 'done' | 'deferred' | 'accepted' | 'refused';
      readonly rejection?: Rejection | undefined;
    }
  | { readonly kind: 'event'; readonly event: Event; readonly extension?: string | undefined }
  /** How a request ended that was accepted for later. */
  | {
      readonly kind: 'outcome';
      readonly outcome: 'done' | 'refused';
      readonly agentId: string;
      readonly extension?: string | undefined;
      readonly rejection?: Rejection | undefined;
      /** Why it was refused, for a person. */
      readonly said?: string | undefined;
    }
  | {
      readonly kind: 'reply';
      readonly dialect: string;
      readonly connection?: number | undefined;
      /** Whether the request was one of the dialect, so that the ACD could be asked. */
      readonly understood: boolean;
      readonly positive: boolean;
      /** What the reply says to a person, where it says anything. */
      readonly said?: string | undefined;
      readonly wire: unknown;
      readonly bytes?: string | undefined;
    }
  /** What was spoiled on purpose, or that somebody began or ceased to do so. */
  | {
      readonly kind: 'fault';
      readonly faultId: string;
      readonly fault: string;
      readonly label?: string | undefined;
      readonly what: 'added' | 'used' | 'spent' | 'expired' | 'removed';
    };

/** `at` is ACD time, `realAt` wall time, in milliseconds; `requestId` ties request, command, events and reply together. */
export interface Stamp {
  readonly number: number;
  readonly at: number;
  readonly realAt: number;
  readonly requestId?: string | undefined;
}

export type JournalEntry = JournalFacts & Stamp;

/** Facts that are put together when somebody asks; of most nobody does before they are gone. */
export interface SealedFacts {
  open(): JournalFacts;
}

/** What is published as it happens. */
export type Happening = Extract<JournalFacts, { kind: 'event' | 'outcome' }>;
export type HappeningEntry = Extract<JournalEntry, { kind: 'event' | 'outcome' }>;

export interface Journal {
  /** The number of the oldest entry that is left, a snapshot. */
  readonly first: number;
  /** The number of the newest entry; 0 where there is none. */
  readonly last: number;
  append(facts: JournalFacts | SealedFacts, requestId?: string): Stamp;
  /** Of the entries that are left; see `first`. */
  query(query: JournalQuery): readonly JournalEntry[];
  /** Calls `listener` with the number of each new entry; the answer unsubscribes. */
  onEntry(listener: (number: number) => void): () => void;
}

export interface JournalOptions {
  readonly clock: Pick<Clock, 'now' | 'realNow'>;
  /** The Acd as it is, with all the Events in it that have been appended. */
  readonly snapshot: () => Snapshot;
  /** How many entries are held, at most; 3 or more. */
  readonly limit?: number | undefined;
}

/** How many entries are held where nobody says otherwise. */
export const JOURNAL_LIMIT = 100_000;

/** As it is held: no entry before somebody looks. Smaller, and not put together for nobody. */
interface Held extends Stamp {
  readonly facts: JournalFacts | SealedFacts;
}

export function createJournal({ clock, snapshot, limit = JOURNAL_LIMIT }: JournalOptions): Journal {
  let older: (Held | JournalEntry)[] = [];
  let newer: (Held | JournalEntry)[] = [];
  let last = 0;
  const listeners = new Set<(number: number) => void>();

  function append(facts: JournalFacts | SealedFacts, requestId?: string): Stamp {
    last += 1;
    const held: Held = { number: last, at: clock.now(), realAt: clock.realNow(), requestId, facts };
    newer.push(held);
    for (const listener of listeners) listener(held.number);
    if (newer.length >= limit / 2) moveUp();
    return held;
  }

  /** The older half goes; a snapshot stands for it. */
  function moveUp(): void {
    older = newer;
    newer = [];
    append({ kind: 'snapshot', snapshot: snapshot() });
  }

  return {
    get first() {
      return (older[0] ?? newer[0])?.number ?? 0;
    },
    get last() {
      return last;
    },
    append,
    query({ after = 0, limit: most = Number.POSITIVE_INFINITY, ...wanted }) {
      const found: JournalEntry[] = [];
      for (const half of [older, newer]) {
        const start = Math.max(after - (half[0]?.number ?? 0) + 1, 0);
        for (let index = start; index < half.length && found.length < most; index += 1) {
          const entry = entryIn(half, index, wanted);
          if (entry !== undefined) found.push(entry);
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

/** What is held there, if it is wanted. What has been looked at is held as an entry from now on. */
function entryIn(half: (Held | JournalEntry)[], index: number, wanted: JournalQuery): JournalEntry | undefined {
  const held = half[index] as Held | JournalEntry;
  if (wanted.requestId !== undefined && held.requestId !== wanted.requestId) return undefined; // and stays sealed
  const entry = 'facts' in held ? opened(held) : held;
  half[index] = entry;
  return matches(entry, wanted) ? entry : undefined;
}

const opened = ({ facts, ...stamp }: Held): JournalEntry => entryOf('open' in facts ? facts.open() : facts, stamp);

/** What the journal tells of `facts`. */
export function entryOf<F extends JournalFacts>(facts: F, { number, at, realAt, requestId }: Stamp): F & Stamp {
  return { number, at, realAt, ...facts, requestId };
}
