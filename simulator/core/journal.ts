// The journal: all that was heard, decided, happened and answered, numbered in one row without a hole.
// It starts with a snapshot, so that replaying its Events gives the Acd. It stores what it is given: whoever writes an
// entry has masked the secrets.

import type { Command, Event } from './message.ts';
import type { Rejection } from './rejection.ts';
import type { Snapshot } from './snapshot.ts';

/** Who asked: a connector through a dialect's own port, or whoever runs the simulator through the control port. */
export type Origin = 'connector' | 'control';

/** What each kind of entry tells. `wire` is the message in the dialect's own shape, secrets masked. */
export type JournalFacts =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'request'; readonly dialect: string; readonly wire: unknown }
  | {
      readonly kind: 'command';
      readonly origin: Origin;
      readonly command: Command;
      readonly outcome: 'done' | 'deferred' | 'refused';
      readonly rejection?: Rejection | undefined;
    }
  | { readonly kind: 'event'; readonly event: Event; readonly extension?: string | undefined }
  /** How a request ended that was accepted for later. */
  | {
      readonly kind: 'outcome';
      readonly outcome: 'done';
      readonly agentId: string;
      readonly extension?: string | undefined;
    }
  | {
      readonly kind: 'reply';
      readonly dialect: string;
      /** Whether the request was one of the dialect, so that the ACD could be asked. */
      readonly understood: boolean;
      readonly positive: boolean;
      /** What the reply says to a person, where it says anything. */
      readonly said?: string | undefined;
      readonly wire: unknown;
    };

/** `at` is ACD time in milliseconds; `requestId` ties request, command, events and reply together. */
export type JournalEntry = JournalFacts & {
  readonly number: number;
  readonly at: number;
  readonly requestId?: string | undefined;
};

/** What is published as it happens. */
export type Happening = Extract<JournalFacts, { kind: 'event' | 'outcome' }>;
export type HappeningEntry = Extract<JournalEntry, { kind: 'event' | 'outcome' }>;

/** All that is given must hold. `after` is an entry's number; at most `limit` entries, oldest first. */
export interface JournalQuery {
  readonly after?: number | undefined;
  readonly kind?: JournalEntry['kind'] | undefined;
  readonly origin?: Origin | undefined;
  readonly requestId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly limit?: number | undefined;
}

export interface Journal {
  /** The number of the newest entry; 0 where there is none. */
  readonly last: number;
  append(entry: JournalFacts & { readonly at: number; readonly requestId?: string | undefined }): JournalEntry;
  query(query: JournalQuery): readonly JournalEntry[];
}

export function createJournal(): Journal {
  const entries: JournalEntry[] = [];
  return {
    get last() {
      return entries.length;
    },
    append(entry) {
      const numbered = { number: entries.length + 1, ...entry } as JournalEntry;
      entries.push(numbered);
      return numbered;
    },
    query({ after = 0, limit = Number.POSITIVE_INFINITY, ...wanted }) {
      const found: JournalEntry[] = [];
      for (let index = Math.max(after, 0); index < entries.length && found.length < limit; index += 1) {
        const entry = entries[index] as JournalEntry;
        if (matches(entry, wanted)) found.push(entry);
      }
      return found;
    },
  };
}

function matches(entry: JournalEntry, wanted: Omit<JournalQuery, 'after' | 'limit'>): boolean {
  if (wanted.kind !== undefined && entry.kind !== wanted.kind) return false;
  if (wanted.requestId !== undefined && entry.requestId !== wanted.requestId) return false;
  if (wanted.origin !== undefined && originOf(entry) !== wanted.origin) return false;
  return wanted.agentId === undefined || agentIdOf(entry) === wanted.agentId;
}

/** A dialect's port hears connectors and nobody else. */
function originOf(entry: JournalEntry): Origin | undefined {
  if (entry.kind === 'command') return entry.origin;
  return entry.kind === 'request' || entry.kind === 'reply' ? 'connector' : undefined;
}

function agentIdOf(entry: JournalEntry): string | undefined {
  if (entry.kind === 'outcome') return entry.agentId;
  const about = entry.kind === 'command' ? entry.command : entry.kind === 'event' ? entry.event : undefined;
  return about !== undefined && 'agentId' in about ? about.agentId : undefined;
}
