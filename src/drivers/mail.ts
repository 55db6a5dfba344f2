// The events that a connector hands on, kept in the order in which they came until a new scenario begins, so that whoever waits
// for one can look at all of them. Bounded: who is told too much is told so. It must not know what they mean.

import { once } from 'node:events';
import type { ClipboardPage } from '../connector/page.ts';

/** An OpenCTI event as the connector handed it on. */
export interface HandedOnEvent {
  /** Wall time, in milliseconds. */
  readonly at: number;
  readonly page: ClipboardPage;
}

/** Of one scenario: so many events, in so many characters of JSON. */
export const MOST_EVENTS = 10_000;
const MOST_CHARACTERS = 32 * 1024 * 1024;

/** What a scenario sees of the events. */
export interface Mail {
  /** Those of this scenario, the oldest first. */
  all(): readonly HandedOnEvent[];
  /** A new scenario begins: what came before is of another one. */
  begin(): void;
  /** Resolves when another one has come, the connector has broken, or `limitMs` are over. */
  arrival(limitMs: number): Promise<void>;
}

export interface MailBox extends Mail {
  /** Whether it could be kept; `size` is its length as it was written. */
  put(event: HandedOnEvent, size: number): boolean;
  /** Nobody waits any longer. */
  wake(): void;
}

export function createMail(): MailBox {
  let events: HandedOnEvent[] = [];
  let characters = 0;
  const bell = new EventTarget();
  const wake = () => void bell.dispatchEvent(new Event('arrival'));

  return {
    all: () => events,
    begin() {
      events = [];
      characters = 0;
    },
    async arrival(limitMs) {
      const over = AbortSignal.timeout(limitMs);
      await once(bell, 'arrival', { signal: over }).catch((error) => {
        if (!over.aborted) throw error;
      });
    },
    put(event, size) {
      characters += size;
      if (events.length >= MOST_EVENTS || characters > MOST_CHARACTERS) return false;
      events.push(event);
      wake();
      return true;
    },
    wake,
  };
}
