// Entries of the journal as they leave the process: snapshots and seeds carry passwords, which do not.

import type { JournalEntry } from '../core/journal.ts';

/** A copy in which every password is masked. */
export const masked = (entry: JournalEntry): unknown =>
  entry.kind === 'snapshot' || entry.kind === 'event' ? JSON.parse(maskedText(entry)) : entry;

/** The same as JSON. */
export const maskedText = (entry: JournalEntry): string =>
  JSON.stringify(entry, (name, value) => (name === 'password' ? '***' : value));
