// The journal as JSON lines, as somebody reads them: nothing is kept for the reader but the number it has come to. What is
// gone before it has been read is told as missed, in the feed's words; what is left begins with a snapshot.

import type { Journal } from '../engine/journal.ts';
import type { JournalQuery } from '../engine/journal-query.ts';
import type { FeedNotice } from './feed.ts';
import { maskedText } from './masked.ts';

/** How many entries are put together at once. */
const PAGE = 100;

/** A line an entry of those that are asked for and are there by now. */
export function* linesOf(journal: Journal, query: JournalQuery): Generator<string> {
  const { last } = journal;
  let after = Math.max(query.after ?? 0, journal.first - 1);
  for (let found = PAGE; found === PAGE; ) {
    if (after + 1 < journal.first) yield missed(after, journal.first);
    const page = journal.query({ ...query, after, limit: PAGE });
    found = page.length;
    for (const entry of page) {
      if (entry.number > last) return;
      yield `${maskedText(entry)}\n`;
      after = entry.number;
    }
  }
}

function missed(after: number, next: number): string {
  const detail = `The entries ${after + 1} to ${next - 1} are no longer kept.`;
  return `${JSON.stringify({ kind: 'notice', code: 'EntriesMissed', detail, next } satisfies FeedNotice)}\n`;
}
