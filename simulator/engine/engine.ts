// The engine holds the Acd: it has Commands decided and what comes of them committed, and journals both. Everything in it
// is synchronous: between two Commands the Acd is whole.

import { apply } from '../core/apply.ts';
import { type Decider, type Decision, decider as judgeByPolicy } from '../core/decide.ts';
import type { Command, Source } from '../core/message.ts';
import { type Acd, emptyAcd } from '../core/model/acd.ts';
import type { Floor } from '../core/model/floor.ts';
import type { Policy } from '../core/model/policy.ts';
import { type Snapshot, takeSnapshot } from '../core/snapshot.ts';
import type { Clock } from './clock.ts';
import { commit, type EngineParts, setTimers, settleLater } from './commit.ts';
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
export function createEngine(parts: EngineParts, decider: Decider = judgeByPolicy): Engine {
  const { acd, journal, clock, requests, timers, publisher } = parts;
  let numbered = 0;
  setTimers(parts);
  return {
    acd,
    journal,
    clock,
    execute(command, source) {
      const decision = decider(acd, command, source);
      const { origin, requestId } = source;
      const cut = cutOf(command);
      const heard = cut === undefined ? command : shortened(command);
      const rejection = decision.outcome === 'refused' ? decision.rejection : undefined;
      const { outcome } = decision;
      journal.append({ kind: 'command', origin, command: heard, outcome, rejection, cut }, requestId);
      if ((outcome === 'deferred' || outcome === 'accepted') && 'agentId' in command)
        requests.open(requestId, command.agentId);
      if (decision.outcome === 'done' || decision.outcome === 'deferred') commit(parts, decision.events, requestId);
      if (decision.outcome === 'accepted' && decision.later !== undefined)
        settleLater(parts, withoutAttributes(command), requestId, decision.later);
      return decision;
    },
    seed: (floor) => commit(parts, [{ type: 'Seeded', floor }]),
    restore(snapshot) {
      requests.clear();
      commit(parts, [{ type: 'Restored', snapshot }]);
    },
    setPolicy: (policy) => commit(parts, [{ type: 'PolicyChanged', policy }]),
    findRequest: requests.find,
    onPublished: publisher.onPublished,
    nextRequestId() {
      numbered += 1;
      return `request-${numbered}`;
    },
    stop: timers.clear,
  };
}

/** Replays the Events among `entries` on the snapshot they begin with, and gives the Acd they lead to as a snapshot. */
export function replay(entries: readonly JournalEntry[]): Snapshot {
  const [first, ...rest] = entries;
  if (first?.kind !== 'snapshot') throw new Error('A replay starts with a snapshot, and this journal does not.');
  const acd = emptyAcd(first.snapshot.policy);
  apply(acd, { type: 'Restored', snapshot: first.snapshot });
  for (const entry of rest) if (entry.kind === 'event') apply(acd, entry.event);
  return takeSnapshot(acd);
}
