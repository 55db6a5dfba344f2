// Entries of the journal as the feed sends them: made once, however many read the feed, and kept for as long as many may
// be about to ask for them, a bounded number of bytes.

import type { JournalEntry } from '../engine/journal-entry.ts';
import { maskedText } from './masked.ts';

/** So many bytes are kept for those who come later; what is asked for last is kept whatever its size. */
const BYTES_KEPT = 4 * 1024 * 1024;

/** What an entry is as JSON in UTF-8, passwords masked. */
export type EntryTexts = (entry: JournalEntry) => Buffer;

export function createEntryTexts(): EntryTexts {
  /** By number, the oldest first. */
  const kept = new Map<number, Buffer>();
  let bytes = 0;

  function makeRoom(): void {
    for (const [number, text] of kept) {
      if (bytes <= BYTES_KEPT || kept.size === 1) return;
      kept.delete(number);
      bytes -= text.length;
    }
  }

  return (entry) => {
    const known = kept.get(entry.number);
    if (known !== undefined) return known;
    const text = Buffer.from(maskedText(entry));
    kept.set(entry.number, text);
    bytes += text.length;
    makeRoom();
    return text;
  };
}
