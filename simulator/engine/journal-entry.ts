// The entries of the journal: what each kind tells, and how it is held until somebody reads it.

import type { Command, Origin } from '../core/commands.ts';
import type { Event } from '../core/events.ts';
import type { Rejection } from '../core/rejection.ts';
import type { Snapshot } from '../core/snapshot.ts';

/** There only where less is kept of an entry's text than there was: how many characters all of it had. */
export interface Cut {
  readonly of: number;
}

/** What each kind of entry tells. `wire` is the message in the dialect's own shape, `bytes` as it went; secrets masked. */
export type JournalFacts =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | {
      readonly kind: 'request';
      readonly dialect: string;
      readonly connection?: number | undefined;
      readonly wire: unknown;
      readonly bytes?: string | undefined;
      readonly cut?: Cut | undefined;
    }
  | {
      readonly kind: 'command';
      readonly origin: Origin;
      /** Of its attributes, those that there is room for; see `cut`. */
      readonly command: Command;
      /** `accepted`: how it ends is told later. */
      readonly outcome: 'done' | 'deferred' | 'accepted' | 'refused';
      readonly rejection?: Rejection | undefined;
      readonly cut?: Cut | undefined;
    }
  | { readonly kind: 'event'; readonly event: Event; readonly extension?: string | undefined }
  /** How a request ended that was accepted for later. */
  | {
      readonly kind: 'outcome';
      readonly outcome: 'done' | 'refused';
      readonly agentId: string;
      readonly extension?: string | undefined;
      readonly rejection?: Rejection | undefined;
      /** Why it was refused, for a person. */
      readonly said?: string | undefined;
    }
  | {
      readonly kind: 'reply';
      readonly dialect: string;
      readonly connection?: number | undefined;
      /** Whether the request was one of the dialect, so that the ACD could be asked. */
      readonly understood: boolean;
      readonly positive: boolean;
      /** What the reply says to a person, where it says anything. */
      readonly said?: string | undefined;
      readonly wire: unknown;
      readonly bytes?: string | undefined;
      readonly cut?: Cut | undefined;
    }
  /** A part of the file that describes a switch failed where something was to be made of it: by its place in the file. */
  | {
      readonly kind: 'failure';
      readonly dialect: string;
      readonly template: string;
      readonly line: number;
      readonly cause: string;
    }
  /** Events that were told to nobody, though somebody had subscribed. */
  | {
      readonly kind: 'lost';
      readonly dialect: string;
      /** Where they should have gone, secrets masked. */
      readonly url: string;
      /** How many. */
      readonly events: number;
      readonly why: string;
    }
  /** What was spoiled on purpose, or that somebody began or ceased to do so. */
  | {
      readonly kind: 'fault';
      readonly faultId: string;
      readonly fault: string;
      readonly label?: string | undefined;
      readonly what: 'added' | 'used' | 'spent' | 'expired' | 'removed';
    };

/** `at` is ACD time, `realAt` wall time, in milliseconds; `requestId` ties request, command, events and reply together. */
export interface Stamp {
  readonly number: number;
  readonly at: number;
  readonly realAt: number;
  readonly requestId?: string | undefined;
}

export type JournalEntry = JournalFacts & Stamp;

/** Facts that are put together when somebody asks; of most nobody does before they are gone. */
export interface LazyEntry {
  readonly kind: JournalFacts['kind'];
  /** How many bytes it holds on to, counted when it is asked. */
  readonly size: number;
  open(): JournalFacts;
}

/** What is published as it happens. */
export type PublishedFacts = Extract<JournalFacts, { kind: 'event' | 'outcome' }>;
export type PublishedEntry = Extract<JournalEntry, { kind: 'event' | 'outcome' }>;
