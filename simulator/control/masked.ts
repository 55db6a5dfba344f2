// Entries of the journal as they leave the process: without the secrets that Commands, snapshots and seeds carry.

import type { JournalEntry } from '../engine/journal-entry.ts';
import { masked } from '../engine/secrets.ts';

export { masked };

/** The same as JSON. */
export const maskedText = (entry: JournalEntry): string => JSON.stringify(masked(entry));
