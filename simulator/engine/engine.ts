// The engine holds the Acd and is the one caller of `apply`: it has Commands decided, follows up what comes of them,
// journals it all, and tells whoever listens. Everything in it is synchronous: between two Commands the Acd is whole.

import { apply } from '../core/apply.ts';
import { type Decider, type Decision, decide, decider as judgeByPolicy, type Later } from '../core/decide.ts';
import type { Command, Event, Source } from '../core/message.ts';
import { type Acd, emptyAcd } from '../core/model/acd.ts';
import type { Floor } from '../core/model/floor.ts';
import type { Policy } from '../core/model/policy.ts';
import { elapse, react } from '../core/react.ts';
import { describeRejection, type Rejection } from '../core/rejection.ts';
import { type Snapshot, takeSnapshot } from '../core/snapshot.ts';
import type { Clock } from './clock.ts';
import { createJournal, entryOf, type Journal } from './journal.ts';
import type { JournalEntry, PublishedEntry, PublishedFacts } from './journal-entry.ts';
import { cutOf, shortened, withoutAttributes } from './journal-size.ts';
import { createRequestLog, type RequestOutcome } from './requests.ts';
import { createTimers } from './timers.ts';

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

export interface EngineOptions {
  /** What the Acd starts with; the journal opens with it. */
  readonly snapshot: Snapshot;
  readonly clock: Clock;
  /** Who answers Commands; the ACD under its policy, unless somebody stands before it. */
  readonly decider?: Decider | undefined;
  /** How many entries the journal holds, and how many bytes. */
  readonly journalLimit?: number | undefined;
  readonly journalBytes?: number | undefined;
}

export function createEngine(start: EngineOptions): Engine {
  const { clock, decider = judgeByPolicy } = start;
  const acd = emptyAcd(start.snapshot.policy);
  const journal = createJournal({
    clock,
    snapshot: () => takeSnapshot(acd),
    limit: start.journalLimit,
    byteLimit: start.journalBytes,
  });
  const requests = createRequestLog();
  const timers = createTimers(clock);
  const listeners = new Set<(entry: PublishedEntry) => void>();
  const unpublished: PublishedEntry[] = [];
  let numbered = 0;

  apply(acd, { type: 'Restored', snapshot: start.snapshot });
  journal.append({ kind: 'snapshot', snapshot: start.snapshot });
  setTimers({ type: 'Restored', snapshot: start.snapshot });

  /** A state that ends by itself does so, unless the agent has left it by then. */
  function setTimers(event: Event): void {
    if (event.type === 'Restored') {
      timers.clear();
      for (const { id, stateEndsAt } of acd.agents.values()) if (stateEndsAt !== undefined) endState(id, stateEndsAt);
    }
    if (event.type !== 'AgentStateChanged' && event.type !== 'AgentLoggedOut') return;
    timers.callOff(event.agentId);
    if (event.type === 'AgentStateChanged' && event.until !== undefined) endState(event.agentId, event.until);
  }

  const endState = (agentId: string, at: number): void => timers.set(agentId, at, () => commit(elapse(acd, agentId)));

  /**
   * Applies the events, then what follows from each, and publishes it all once the Acd is whole. What belongs together
   * comes first: whoever joins two queues is offered the oldest call of both, not of the first.
   */
  function commit(events: readonly Event[], requestId?: string): void {
    const happened: PublishedEntry[] = [];
    const settle = (group: readonly Event[], requestOf: (event: Event) => string | undefined): void => {
      const settled = group.map((event) => {
        const facts = { event, deferred: deferredBy(acd, event), askedBy: requestOf(event) };
        apply(acd, event);
        setTimers(event);
        happened.push(record({ kind: 'event', event, extension: extensionOf(acd, event) }, facts.askedBy));
        return facts;
      });
      for (const { event, deferred, askedBy } of settled) {
        settle(react(acd, event, clock.now()), (next) => deferredBy(acd, next) ?? askedBy);
        if (deferred !== undefined) happened.push(...conclude(deferred, extensionOf(acd, event)));
      }
    };
    settle(events, () => requestId);
    publish(happened);
  }

  /** In the order of the numbers: what a listener's own Command brings about waits its turn. */
  function publish(happened: readonly PublishedEntry[]): void {
    const isFirst = unpublished.length === 0;
    unpublished.push(...happened);
    if (!isFirst) return;
    try {
      for (const entry of unpublished) for (const listener of listeners) listener(entry);
    } finally {
      unpublished.length = 0;
    }
  }

  const record = (facts: PublishedFacts, requestId: string | undefined) =>
    entryOf(facts, journal.append(facts, requestId));

  /** The request that asked for a deferred logout is done with the first of its events that leaves nothing waiting. */
  function conclude(requestId: string, extension: string | undefined): PublishedEntry[] {
    const agentId = requests.find(requestId)?.agentId;
    if (agentId === undefined || acd.agents.get(agentId)?.deferredLogout?.requestId === requestId) return [];
    return requests.close(requestId)
      ? [record({ kind: 'outcome', outcome: 'done', agentId, extension }, requestId)]
      : [];
  }

  /** A Command that was accepted for later: the ACD decides it then, unless it has been refused from the start. */
  function settleLater(command: Command, requestId: string, { afterMs, rejection }: Later): void {
    timers.set(Symbol(requestId), clock.now() + afterMs, () => {
      const decision: Decision =
        rejection === undefined ? decide(acd, command, requestId) : { outcome: 'refused', rejection };
      if (decision.outcome === 'done' || decision.outcome === 'deferred') commit(decision.events, requestId);
      if (decision.outcome === 'done') settled(command, requestId);
      if (decision.outcome === 'refused') settled(command, requestId, decision.rejection);
    });
  }

  function settled(command: Command, requestId: string, rejection?: Rejection): void {
    const agentId = 'agentId' in command ? command.agentId : '';
    if (!requests.close(requestId, rejection)) return;
    const outcome = rejection === undefined ? 'done' : 'refused';
    const extension = acd.agents.get(agentId)?.extension;
    const said = rejection && describeRejection(rejection);
    publish([record({ kind: 'outcome', outcome, agentId, extension, rejection, said }, requestId)]);
  }

  return {
    acd,
    journal,
    clock,
    execute(command, source) {
      const { origin, requestId } = source;
      const decision = decider(acd, command, source);
      const cut = cutOf(command);
      journal.append(
        {
          kind: 'command',
          origin,
          command: cut === undefined ? command : shortened(command),
          outcome: decision.outcome,
          rejection: decision.outcome === 'refused' ? decision.rejection : undefined,
          cut,
        },
        requestId,
      );
      const isOpen = decision.outcome === 'deferred' || decision.outcome === 'accepted';
      if (isOpen && 'agentId' in command) requests.open(requestId, command.agentId);
      if (decision.outcome === 'done' || decision.outcome === 'deferred') commit(decision.events, requestId);
      if (decision.outcome === 'accepted' && decision.later !== undefined)
        settleLater(withoutAttributes(command), requestId, decision.later);
      return decision;
    },
    seed: (floor) => commit([{ type: 'Seeded', floor }]),
    restore(snapshot) {
      requests.clear();
      commit([{ type: 'Restored', snapshot }]);
    },
    setPolicy: (policy) => commit([{ type: 'PolicyChanged', policy }]),
    findRequest: requests.find,
    onPublished(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
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

/** A logout that was deferred is still the work of the request that asked for it. */
function deferredBy(acd: Acd, event: Event): string | undefined {
  if (!LOGOUT_ENDS_WITH.some((type) => type === event.type) || !('agentId' in event)) return undefined;
  return acd.agents.get(event.agentId ?? '')?.deferredLogout?.requestId;
}

const LOGOUT_ENDS_WITH: readonly Event['type'][] = ['AgentLoggedOut', 'QueueLoggedOut', 'AgentStateChanged'];

/** The device that an Event is about, for those who watch a device. */
function extensionOf(acd: Acd, event: Event): string | undefined {
  const agentId = 'agentId' in event ? event.agentId : undefined;
  return agentId === undefined ? undefined : acd.agents.get(agentId)?.extension;
}
