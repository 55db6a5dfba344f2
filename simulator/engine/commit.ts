// What an engine is made of, and what becomes of Events: they are applied, with all that follows from them, their timers
// are set, and it is all journalled and published.

import { apply } from '../core/apply.ts';
import { type AgentCommand, actorOf, type CallCommand } from '../core/commands.ts';
import { decide } from '../core/decide.ts';
import type { Later } from '../core/decision.ts';
import { ringElapsed, stateElapsed, waitElapsed } from '../core/elapse.ts';
import type { Event } from '../core/events.ts';
import { type Acd, emptyAcd } from '../core/model/acd.ts';
import type { PendingRequest } from '../core/model/request.ts';
import { react } from '../core/react.ts';
import { describeRejection, type Rejection } from '../core/rejection.ts';
import { type Snapshot, takeSnapshot } from '../core/snapshot.ts';
import type { Clock } from './clock.ts';
import { createDeadlines, type Deadline } from './deadlines.ts';
import { createJournal, entryOf, type JournalOptions } from './journal.ts';
import type { PublishedEntry, PublishedFacts } from './journal-entry.ts';
import { createPublisher } from './publisher.ts';
import { createRequestLog } from './requests.ts';

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
  apply(acd, { type: 'Restored', snapshot }, clock.now());
  journal.append({ kind: 'snapshot', snapshot });
  return {
    acd,
    journal,
    clock,
    requests: createRequestLog(),
    publisher: createPublisher(),
    deadlines: createDeadlines(acd, clock),
    /** What follows from an Event. */
    react,
  };
}

/** What the Acd does by itself at its time, from now on. */
export function startDeadlines(parts: EngineParts): void {
  parts.deadlines.start((due) => meet(parts, due));
}

function meet(parts: EngineParts, due: Deadline): void {
  const { acd, clock } = parts;
  if ('endsAt' in due) commit(parts, stateElapsed(acd, due.agentId));
  else if ('ringsUntil' in due) commit(parts, ringElapsed(acd, due.callId, due.agentId, clock.now()));
  else if ('waitsUntil' in due) commit(parts, waitElapsed(acd, due.callId));
  else settle(parts, due);
}

/**
 * Applies the events, then what follows from each, and publishes it all once the Acd is whole. What belongs together
 * comes first: whoever joins two queues is offered the oldest call of both, not of the first.
 */
export function commit(parts: EngineParts, events: readonly Event[], requestId?: string): void {
  const { acd, clock } = parts;
  const happened: PublishedEntry[] = [];
  const settleGroup = (group: readonly Event[], requestOf: (event: Event) => string | undefined): void => {
    const settled = group.map((event) => {
      const facts = { event, deferred: deferredBy(acd, event), askedBy: requestOf(event) };
      const at = clock.now();
      apply(acd, event, at);
      parts.deadlines.note(event);
      const entry = { kind: 'event', event, extension: extensionOf(acd, event) } as const;
      happened.push(record(parts, entry, facts.askedBy, at));
      return facts;
    });
    for (const { event, deferred, askedBy } of settled) {
      settleGroup(parts.react(acd, event, clock.now()), (next) => deferredBy(acd, next) ?? askedBy);
      if (deferred !== undefined) happened.push(...conclude(parts, deferred));
    }
  };
  settleGroup(events, () => requestId);
  parts.deadlines.arm();
  parts.publisher.publish(happened);
}

const record = ({ journal }: EngineParts, facts: PublishedFacts, requestId: string | undefined, at?: number) =>
  entryOf(facts, journal.append(facts, requestId, at));

/** The request that asked for a deferred logout is done with the first of its events that leaves nothing waiting. */
function conclude(parts: EngineParts, requestId: string): readonly PublishedEntry[] {
  const request = parts.acd.pending.get(requestId);
  if (request === undefined) return [];
  const isOver = parts.acd.agents.get(request.agentId)?.deferredLogout?.requestId !== requestId;
  return isOver ? [close(parts, request)] : [];
}

/** How a request ends that was accepted for later. */
function close(parts: EngineParts, { requestId, agentId }: PendingRequest, rejection?: Rejection): PublishedEntry {
  const { acd, clock, requests } = parts;
  const outcome = rejection === undefined ? 'done' : 'refused';
  apply(acd, { type: 'RequestSettled', requestId, rejection }, clock.now());
  requests.settle({ requestId, agentId, outcome, rejection });
  const extension = acd.agents.get(agentId)?.extension;
  const said = rejection && describeRejection(rejection);
  return record(parts, { kind: 'outcome', outcome, agentId, extension, rejection, said }, requestId);
}

/** A Command that can wait; one that is nobody's does not. */
type Waits = AgentCommand | CallCommand;

/** Has a Command accepted for later; one without `later` is never heard of again. */
export function acceptFor(parts: EngineParts, command: Waits, requestId: string, later: Later | undefined): void {
  const agentId = actorOf(command);
  if (agentId === undefined) return;
  commit(
    parts,
    [{ type: 'RequestAccepted', request: { requestId, agentId, due: dueOf(parts, command, later) } }],
    requestId,
  );
}

function dueOf({ clock }: EngineParts, command: Waits, later: Later | undefined): PendingRequest['due'] {
  if (later === undefined) return undefined;
  const at = clock.now() + later.afterMs;
  return later.rejection === undefined ? { at, command } : { at, rejection: later.rejection };
}

/** A request whose time has come: the ACD decides it now, unless it has been refused from the start. */
function settle(parts: EngineParts, request: PendingRequest): void {
  const { due, requestId } = request;
  if (due === undefined) return;
  const decision =
    'command' in due ? decide(parts.acd, due.command, requestId) : { outcome: 'refused' as const, ...due };
  if (decision.outcome === 'done' || decision.outcome === 'deferred') commit(parts, decision.events, requestId);
  if (decision.outcome === 'deferred' || decision.outcome === 'accepted') return;
  const rejection = decision.outcome === 'refused' ? decision.rejection : undefined;
  parts.publisher.publish([close(parts, request, rejection)]);
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
