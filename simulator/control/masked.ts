// Entries of the journal as they leave the process: without the secrets that Commands, snapshots and seeds carry.

import type { JournalEntry } from '../core/journal.ts';
import { masked } from '../core/secrets.ts';

export { masked };

/** The same as JSON. */
export const maskedText = (entry: JournalEntry): string => JSON.stringify(masked(entry));
