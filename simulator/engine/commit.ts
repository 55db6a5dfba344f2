// What an engine is made of, and what becomes of Events: they are applied, with all that follows from them, their timers
// are set, and it is all journalled and published.

import { apply } from '../core/apply.ts';
import { type Decision, decide, type Later } from '../core/decide.ts';
import type { Command, Event } from '../core/message.ts';
import { type Acd, emptyAcd } from '../core/model/acd.ts';
import { elapse, react } from '../core/react.ts';
import { describeRejection, type Rejection } from '../core/rejection.ts';
import { type Snapshot, takeSnapshot } from '../core/snapshot.ts';
import type { Clock } from './clock.ts';
import { createJournal, entryOf, type JournalOptions } from './journal.ts';
import type { PublishedEntry, PublishedFacts } from './journal-entry.ts';
import { createPublisher } from './publisher.ts';
import { createRequestLog } from './requests.ts';
import { createTimers } from './timers.ts';

export interface EngineOptions extends Pick<JournalOptions, 'limit' | 'byteLimit'> {
  /** What the Acd starts with; the journal opens with it. */
  readonly snapshot: Snapshot;
  readonly clock: Clock;
}

export type EngineParts = ReturnType<typeof createEngineParts>;

/** What an engine is made of: an Acd in which nothing happens yet, and all that keeps account of it. */
export function createEngineParts({ snapshot, clock, ...limits }: EngineOptions) {
  const acd = emptyAcd(snapshot.policy);
  const journal = createJournal({ clock, snapshot: () => takeSnapshot(acd), ...limits });
  apply(acd, { type: 'Restored', snapshot });
  journal.append({ kind: 'snapshot', snapshot });
  const [requests, timers, publisher] = [createRequestLog(), createTimers(clock), createPublisher()];
  return { acd, journal, clock, requests, timers, publisher };
}

/** Every state that ends by itself will, unless the agent has left it by then. */
export function setTimers(parts: EngineParts): void {
  parts.timers.clear();
  for (const { id, stateEndsAt } of parts.acd.agents.values())
    if (stateEndsAt !== undefined) endState(parts, id, stateEndsAt);
}

function updateTimers(parts: EngineParts, event: Event): void {
  if (event.type === 'Restored') setTimers(parts);
  if (event.type !== 'AgentStateChanged' && event.type !== 'AgentLoggedOut') return;
  parts.timers.callOff(event.agentId);
  if (event.type === 'AgentStateChanged' && event.until !== undefined) endState(parts, event.agentId, event.until);
}

const endState = (parts: EngineParts, agentId: string, at: number): void =>
  parts.timers.set(agentId, at, () => commit(parts, elapse(parts.acd, agentId)));

/**
 * Applies the events, then what follows from each, and publishes it all once the Acd is whole. What belongs together
 * comes first: whoever joins two queues is offered the oldest call of both, not of the first.
 */
export function commit(parts: EngineParts, events: readonly Event[], requestId?: string): void {
  const { acd, clock } = parts;
  const happened: PublishedEntry[] = [];
  const settle = (group: readonly Event[], requestOf: (event: Event) => string | undefined): void => {
    const settled = group.map((event) => {
      const facts = { event, deferred: deferredBy(acd, event), askedBy: requestOf(event) };
      apply(acd, event);
      updateTimers(parts, event);
      happened.push(record(parts, { kind: 'event', event, extension: extensionOf(acd, event) }, facts.askedBy));
      return facts;
    });
    for (const { event, deferred, askedBy } of settled) {
      settle(react(acd, event, clock.now()), (next) => deferredBy(acd, next) ?? askedBy);
      if (deferred !== undefined) happened.push(...conclude(parts, deferred));
    }
  };
  settle(events, () => requestId);
  parts.publisher.publish(happened);
}

const record = ({ journal }: EngineParts, facts: PublishedFacts, requestId: string | undefined) =>
  entryOf(facts, journal.append(facts, requestId));

/** The request that asked for a deferred logout is done with the first of its events that leaves nothing waiting. */
function conclude(parts: EngineParts, requestId: string): readonly PublishedEntry[] {
  const agentId = parts.requests.find(requestId)?.agentId;
  const isOver = agentId !== undefined && parts.acd.agents.get(agentId)?.deferredLogout?.requestId !== requestId;
  return isOver ? close(parts, agentId, requestId) : [];
}

/** How a request ends that was accepted for later; nothing where it has ended before. */
function close(
  parts: EngineParts,
  agentId: string,
  requestId: string,
  rejection?: Rejection,
): readonly PublishedEntry[] {
  if (!parts.requests.close(requestId, rejection)) return [];
  const outcome = rejection === undefined ? 'done' : 'refused';
  const extension = parts.acd.agents.get(agentId)?.extension;
  const said = rejection && describeRejection(rejection);
  return [record(parts, { kind: 'outcome', outcome, agentId, extension, rejection, said }, requestId)];
}

/** A Command that was accepted for later: the ACD decides it then, unless it has been refused from the start. */
export function settleLater(parts: EngineParts, command: Command, requestId: string, later: Later): void {
  const { acd, clock, timers, publisher } = parts;
  timers.set(Symbol(requestId), clock.now() + later.afterMs, () => {
    const { rejection } = later;
    const decision: Decision =
      rejection === undefined ? decide(acd, command, requestId) : { outcome: 'refused', rejection };
    if (decision.outcome === 'done' || decision.outcome === 'deferred') commit(parts, decision.events, requestId);
    if (decision.outcome !== 'done' && decision.outcome !== 'refused') return;
    const agentId = 'agentId' in command ? command.agentId : '';
    const refused = decision.outcome === 'refused' ? decision.rejection : undefined;
    publisher.publish(close(parts, agentId, requestId, refused));
  });
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
