// Waiting for an entry of the journal: it is there already, it comes, or the time is over. Then it is told how near it
// came: a wait that fails should not need a second look.

import type { Journal } from '../engine/journal.ts';
import type { JournalEntry } from '../engine/journal-entry.ts';
import { differences, type JournalQuery } from '../engine/journal-query.ts';
import { Failure, type Issue } from '../net/failure.ts';

export interface Wait {
  readonly query: JournalQuery;
  /** Of wire time. */
  readonly timeoutMs: number;
  /** Calls `listener` when nobody waits any more. */
  readonly onceOver: (listener: () => void) => void;
}

/** The first entry that is asked for. Throws `WaitTimedOut` where it does not come in time. */
export function waitFor(journal: Journal, wait: Wait): Promise<JournalEntry> {
  const { query, timeoutMs, onceOver } = wait;
  const [found] = journal.query({ ...query, limit: 1 });
  if (found !== undefined) return Promise.resolve(found);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(timedOut(journal, query, timeoutMs)), timeoutMs);
    const stop = journal.onEntry((number) => {
      const [come] = journal.query({ ...query, after: Math.max(query.after ?? 0, number - 1), limit: 1 });
      if (come !== undefined) resolve(come);
    });
    onceOver(() => {
      clearTimeout(timer);
      stop();
    });
  });
}

/** How many entries are held against what was waited for, the newest first. */
const LOOKED_AT = 1000;

function timedOut(journal: Journal, query: JournalQuery, timeoutMs: number): Failure {
  const after = Math.max(query.after ?? 0, journal.last - LOOKED_AT);
  const misses = journal
    .query({ after })
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
