// The engine holds the Acd: it has Commands decided and what comes of them committed, and journals both. Everything in it
// is synchronous: between two Commands the Acd is whole.

import { apply } from '../core/apply.ts';
import { type Command, isImmediate, type Source } from '../core/commands.ts';
import { type Decider, decider as decideByPolicy } from '../core/decide.ts';
import { type Decision, refused } from '../core/decision.ts';
import type { Event } from '../core/events.ts';
import { type Acd, emptyAcd } from '../core/model/acd.ts';
import type { Floor } from '../core/model/floor.ts';
import type { Policy } from '../core/model/policy.ts';
import { MOST_PENDING } from '../core/model/request.ts';
import { type Snapshot, takeSnapshot } from '../core/snapshot.ts';
import type { Clock } from './clock.ts';
import { acceptFor, commit, type EngineParts, startDeadlines } from './commit.ts';
import type { Journal } from './journal.ts';
import type { JournalEntry, PublishedEntry } from './journal-entry.ts';
import { cutOf, shortened, withoutAttributes } from './journal-size.ts';
import type { RequestOutcome } from './requests.ts';

export interface Engine {
  /** To be read, never to be changed. */
  readonly acd: Acd;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Decides a Command, applies what comes of it, and says how it ended. */
  execute(command: Command, source: Source): Decision;
  /** Adds agents, queues and reason codes to those there are. Give it a floor in which `floorProblems` found none. */
  seed(floor: Floor): void;
  /** Puts another Acd in place of this one. */
  restore(snapshot: Snapshot): void;
  setPolicy(policy: Policy): void;
  /** Calls `listener` with each Event and outcome once the Acd is whole again; the answer unsubscribes. */
  onPublished(listener: (entry: PublishedEntry) => void): () => void;
  /** How a request that was accepted for later stands. */
  findRequest(requestId: string): RequestOutcome | undefined;
  /** A new id for a request that brought none: the same row in every run. */
  nextRequestId(): string;
  /** Nothing happens by itself any more. */
  stop(): void;
}

/** `decider` answers Commands: the ACD under its policy, unless somebody stands before it. */
export function createEngine(parts: EngineParts, decider: Decider = decideByPolicy): Engine {
  const { acd, journal, clock, requests, deadlines, publisher } = parts;
  let numbered = 0;
  startDeadlines(parts);
  return {
    acd,
    journal,
    clock,
    execute(command, source) {
      const decision = withinBounds(acd, decider(acd, command, source));
      const { origin, requestId } = source;
      const cut = cutOf(command);
      const heard = cut === undefined ? command : shortened(command);
      const rejection = decision.outcome === 'refused' ? decision.rejection : undefined;
      const { outcome } = decision;
      journal.append({ kind: 'command', origin, command: heard, outcome, rejection, cut }, requestId);
      if (decision.outcome === 'done' || decision.outcome === 'deferred') commit(parts, decision.events, requestId);
      if (decision.outcome === 'accepted' && !isImmediate(command))
        acceptFor(parts, withoutAttributes(command), requestId, decision.later);
      return decision;
    },
    seed: (floor) => commit(parts, [{ type: 'Seeded', floor }]),
    restore(snapshot) {
      requests.clear();
      commit(parts, [{ type: 'Restored', snapshot }]);
    },
    setPolicy: (policy) => commit(parts, [{ type: 'PolicyChanged', policy }]),
    findRequest(requestId) {
      const pending = acd.pending.get(requestId);
      return pending ? { requestId, agentId: pending.agentId, outcome: 'pending' } : requests.find(requestId);
    },
    onPublished: publisher.onPublished,
    nextRequestId() {
      numbered += 1;
      return `request-${numbered}`;
    },
    stop: deadlines.stop,
  };
}

/** Whoever is told that a request is accepted hears how it ends: no more are accepted than are kept. */
const withinBounds = ({ pending }: Acd, decision: Decision): Decision =>
  decision.outcome === 'accepted' && pending.size >= MOST_PENDING ? refused('TooManyPending', {}) : decision;

/** Replays the Events among `entries` on the snapshot they begin with, and gives the Acd they lead to as a snapshot. */
export function replay(entries: readonly JournalEntry[]): Snapshot {
  const [first, ...rest] = entries;
  if (first?.kind !== 'snapshot') throw new Error('A replay starts with a snapshot, and this journal does not.');
  const acd = emptyAcd(first.snapshot.policy);
  apply(acd, { type: 'Restored', snapshot: first.snapshot }, first.at);
  for (const entry of rest) for (const event of eventsIn(entry)) apply(acd, event, entry.at);
  return takeSnapshot(acd);
}

/** What an entry says that has happened to the Acd. */
export function eventsIn(entry: JournalEntry): readonly Event[] {
  if (entry.kind === 'event') return [entry.event];
  if (entry.kind !== 'outcome' || entry.requestId === undefined) return [];
  return [{ type: 'RequestSettled', requestId: entry.requestId, rejection: entry.rejection }];
}
