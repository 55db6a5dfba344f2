// Tells whoever listens what has been published, in the order of the numbers.

import type { PublishedEntry } from './journal-entry.ts';

export function createPublisher() {
  const listeners = new Set<(entry: PublishedEntry) => void>();
  const unpublished: PublishedEntry[] = [];
  return {
    /** What a listener's own Command brings about waits its turn. */
    publish(happened: readonly PublishedEntry[]): void {
      const isFirst = unpublished.length === 0;
      unpublished.push(...happened);
      if (!isFirst) return;
      try {
        for (const entry of unpublished) for (const listener of listeners) listener(entry);
      } finally {
        unpublished.length = 0;
      }
    },
    /** The answer unsubscribes. */
    onPublished(listener: (entry: PublishedEntry) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
