// Waiting for an entry of the journal: it is there already, it comes, or the time is over. Then it is told how near it
// came: a wait that fails should not need a second look.

import type { Journal } from '../engine/journal.ts';
import type { JournalEntry } from '../engine/journal-entry.ts';
import { agentIdOf, differences, isKind, type JournalQuery, matches, mayMatch } from '../engine/journal-query.ts';
import { Failure, type Issue } from '../net/failure.ts';

export interface Wait {
  readonly query: JournalQuery;
  /** Of wire time. */
  readonly timeoutMs: number;
  /** Calls `listener` when nobody waits any more. */
  readonly onceOver: (listener: () => void) => void;
}

interface Waiter {
  readonly query: JournalQuery;
  resolve(entry: JournalEntry): void;
}

/** How many entries are kept for those who wait in vain, and how many of them a question is held against: the newest. */
const KEPT = 1000;
const LOOKED_AT = 100;

/**
 * All who wait for entries of `journal`: an entry is held against those questions alone that ask for its like. The answer
 * gives the first entry that is asked for, and throws `WaitTimedOut` where it does not come in time.
 */
export function createWaits(journal: Journal): (wait: Wait) => Promise<JournalEntry> {
  const waiters = new Map<string, Set<Waiter>>();
  let stopListening: (() => void) | undefined;
  let newest: readonly JournalEntry[] = [];

  const entryAt = (number: number) => journal.query({ after: number - 1, limit: 1 })[0];

  function hear(number: number, kind: JournalEntry['kind'], requestId: string | undefined): void {
    let entry = kind === 'request' || kind === 'reply' ? undefined : entryAt(number); // those stay sealed for now
    const keys = [ANY, keyOf('kind', kind), keyOf('request', requestId), keyOf('agent', entry && agentIdOf(entry))];
    for (const { query, resolve } of keys.flatMap((key) => [...(waiters.get(key) ?? [])])) {
      if (number <= (query.after ?? 0) || !mayMatch({ kind, requestId }, query)) continue;
      entry ??= entryAt(number);
      if (entry !== undefined && matches(entry, query)) resolve(entry);
    }
  }

  function add(waiter: Waiter): void {
    for (const key of keysOf(waiter.query)) waiters.set(key, (waiters.get(key) ?? new Set()).add(waiter));
    stopListening ??= journal.onEntry(hear);
  }

  function remove(waiter: Waiter): void {
    for (const key of keysOf(waiter.query)) {
      waiters.get(key)?.delete(waiter);
      if (waiters.get(key)?.size === 0) waiters.delete(key);
    }
    if (waiters.size > 0) return;
    stopListening?.();
    stopListening = undefined;
    newest = [];
  }

  /** Each entry is read once, however many wait in vain. */
  function lookBack(query: JournalQuery): readonly JournalEntry[] {
    const after = Math.max(newest.at(-1)?.number ?? 0, journal.last - KEPT);
    if (after < journal.last) newest = [...newest, ...journal.query({ after })].slice(-KEPT);
    const left = newest.filter(({ number }) => number > (query.after ?? 0) && number >= journal.first);
    const alike = left.filter(({ kind }) => isKind(kind, query.kind));
    return (alike.length > 0 ? alike : left).slice(-LOOKED_AT);
  }

  return ({ query, timeoutMs, onceOver }) => {
    const [found] = journal.query({ ...query, limit: 1 });
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const waiter = { query, resolve };
      const timer = setTimeout(() => reject(timedOut(lookBack(query), query, timeoutMs)), timeoutMs);
      add(waiter);
      onceOver(() => {
        clearTimeout(timer);
        remove(waiter);
      });
    });
  };
}

const ANY = 'any';
const keyOf = (what: string, name: string | undefined): string => `${what} ${name}`;

/** Under what a question waits: the narrowest of what it asks for. */
function keysOf({ requestId, agentId, kind }: JournalQuery): readonly string[] {
  if (requestId !== undefined) return [keyOf('request', requestId)];
  if (agentId !== undefined) return [keyOf('agent', agentId)];
  return kind === undefined ? [ANY] : [kind].flat().map((one) => keyOf('kind', one));
}

function timedOut(entries: readonly JournalEntry[], query: JournalQuery, timeoutMs: number): Failure {
  const misses = entries
    .map((entry) => ({ entry, why: differences(entry, query) }))
    .sort((a, b) => a.why.length - b.why.length || b.entry.number - a.entry.number);
  const [closest] = misses;
  const told =
    closest === undefined
      ? 'nothing has been written since'
      : `the closest is entry ${closest.entry.number}, where ${closest.why.join(' and ')}`;
  const issues: Issue[] = misses
    .slice(0, 3)
    .map(({ entry, why }) => ({ path: `entries.${entry.number}`, message: why.join('; ') }));
  return new Failure('WaitTimedOut', `Nothing of that sort came within ${timeoutMs} ms: ${told}.`, { issues });
}
