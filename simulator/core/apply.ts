// How each Event changes the Acd. No choice is made here: what an Event says has already been decided, and replaying
// the same Events from the same snapshot gives the same Acd. Called by the engine and nobody else.

import type { Event, Joins } from './events.ts';
import type { Acd } from './model/acd.ts';
import { type Agent, newAgent, stateOf } from './model/agent.ts';
import type { Call } from './model/call.ts';
import { isSamePause, type Membership, type Pause, takesCalls } from './model/membership.ts';
import { newQueue, type Queue } from './model/queue.ts';
import { fromSnapshot } from './snapshot.ts';
import { transitionTable } from './transition.ts';

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;
type Appliers = { readonly [T in Event['type']]: (acd: Acd, event: EventOf<T>, at: number) => void };

/**
 * Changes `acd` by what `event` says, which happened `at` a time of the ACD. Throws where the event cannot be of this Acd: that
 * is a bug, not bad input.
 */
export function apply(acd: Acd, event: Event, at: number): void {
  (APPLIERS[event.type] as (acd: Acd, event: Event, at: number) => void)(acd, event, at);
}

const APPLIERS: Appliers = {
  Restored: (acd, { snapshot }, at) => void Object.assign(acd, fromSnapshot(snapshot, at)),
  Seeded: (acd, { floor }) => {
    for (const queue of floor.queues) acd.queues.set(queue.id, newQueue(queue));
    for (const agent of floor.agents) acd.agents.set(agent.id, newAgent(agent));
    for (const reason of floor.reasonCodes) acd.reasonCodes.set(reason.code, reason);
  },
  PolicyChanged: (acd, { policy }) => {
    acd.policy = policy;
    acd.transitions = transitionTable(policy);
  },
  AgentLoggedIn: (acd, { agentId, extension, queueIds, joins }, at) => {
    const agent = agentOf(acd, agentId);
    agent.extension = extension;
    forget(agent, 'logoutReason');
    acd.extensions.set(extension, agentId);
    for (const queueId of queueIds) join(acd, agent, { queueId, joins, at });
    update(acd, agent);
  },
  QueueLoggedIn: (acd, { agentId, queueId, joins }, at) => {
    const agent = agentOf(acd, agentId);
    join(acd, agent, { queueId, joins, at });
    update(acd, agent);
  },
  QueueLoggedOut: (acd, { agentId, queueId }) => {
    const agent = agentOf(acd, agentId);
    leave(acd, agent, queueId);
    update(acd, agent);
  },
  AgentLoggedOut: (acd, { agentId, reasonCode }) => {
    const agent = agentOf(acd, agentId);
    for (const queueId of agent.memberships.keys()) leave(acd, agent, queueId);
    acd.extensions.delete(agent.extension);
    if (reasonCode !== undefined) agent.logoutReason = reasonCode;
    endState(agent);
    update(acd, agent);
  },
  AgentStateChanged: (acd, { agentId, to, reasonCode, until }, at) => {
    const agent = agentOf(acd, agentId);
    endState(agent);
    agent.isAfterCall = to === 'AfterCallWork';
    if (until !== undefined) agent.stateEndsAt = until;
    if (acd.policy.pauseScope === 'agent' && (to === 'Ready' || to === 'NotReady'))
      setPaused(agent, agent.memberships.keys(), to === 'Ready' ? undefined : { reasonCode, since: at });
    update(acd, agent);
  },
  MembershipsPaused: (acd, { agentId, queueIds, reasonCode }, at) => {
    const agent = agentOf(acd, agentId);
    setPaused(agent, queueIds, { reasonCode, since: at });
    update(acd, agent);
  },
  MembershipsUnpaused: (acd, { agentId, queueIds }) => {
    const agent = agentOf(acd, agentId);
    setPaused(agent, queueIds, undefined);
    update(acd, agent);
  },
  PenaltyChanged: (acd, { agentId, queueIds, penalty }) => {
    const { memberships } = agentOf(acd, agentId);
    for (const queueId of queueIds) known(memberships.get(queueId), 'membership in', queueId).penalty = penalty;
  },
  QueueReset: (acd, { queueId }) => {
    for (const agentId of queueOf(acd, queueId).agentIds) {
      const membership = known(agentOf(acd, agentId).memberships.get(queueId), 'membership in', queueId);
      if (membership.callsTaken === undefined) continue;
      membership.callsTaken = undefined;
      membership.lastCallAt = undefined;
    }
  },
  LogoutDeferred: (acd, { agentId, logout }) => {
    agentOf(acd, agentId).deferredLogout = logout;
    if (logout.requestId !== undefined) acd.pending.set(logout.requestId, { requestId: logout.requestId, agentId });
  },
  CallArrived: (acd, { callId, queueId, from, dialled }) => {
    acd.arrivals += 1;
    acd.calls.set(callId, { id: callId, queueId, from, dialled, arrival: acd.arrivals, state: 'Waiting' });
    queueOf(acd, queueId).waitingCallIds.push(callId);
  },
  CallOffered: (acd, { callId, queueId, agentId }) => {
    removeWaiting(queueOf(acd, queueId), callId);
    place(callOf(acd, callId), 'Offered', agentId);
    setCall(acd, agentOf(acd, agentId), callId);
  },
  CallAnswered: (acd, { callId, agentId }) => place(callOf(acd, callId), 'Answered', agentId),
  CallReturned: (acd, { callId, queueId, agentId }) => {
    place(callOf(acd, callId), 'Waiting', undefined);
    putBack(acd, queueOf(acd, queueId), callOf(acd, callId));
    setCall(acd, agentOf(acd, agentId), undefined);
  },
  CallEnded: (acd, { callId, queueId, agentId, answered }, at) => {
    removeWaiting(queueOf(acd, queueId), callId);
    acd.calls.delete(callId);
    if (agentId === undefined) return;
    const agent = agentOf(acd, agentId);
    const membership = answered ? agent.memberships.get(queueId) : undefined;
    if (membership !== undefined) {
      membership.callsTaken = (membership.callsTaken ?? 0) + 1;
      membership.lastCallAt = at;
    }
    setCall(acd, agent, undefined);
  },
  RequestAccepted: (acd, { request }) => void acd.pending.set(request.requestId, request),
  RequestSettled: (acd, { requestId }) => void acd.pending.delete(requestId),
};

/** A logout that waits for the end of a call has no more to wait for once the agent is in another state. */
function endState(agent: Agent): void {
  forget(agent, 'deferredLogout');
  forget(agent, 'stateEndsAt');
  agent.isAfterCall = false;
}

/** What was never known takes no room. */
function forget(agent: Agent, what: 'logoutReason' | 'deferredLogout' | 'stateEndsAt'): void {
  if (agent[what] !== undefined) agent[what] = undefined;
}

/** Brings in line what hangs on an agent: the state, and in which queues the agent is idle. */
function update(acd: Acd, agent: Agent): void {
  const wasReady = agent.state === 'Ready';
  agent.state = stateOf(agent);
  if (!wasReady && agent.state !== 'Ready') return;
  for (const [queueId, membership] of agent.memberships) {
    const { idleAgentIds } = queueOf(acd, queueId);
    if (agent.state === 'Ready' && takesCalls(membership)) idleAgentIds.add(agent.id);
    else idleAgentIds.delete(agent.id);
  }
}

function setCall(acd: Acd, agent: Agent, callId: string | undefined): void {
  agent.callId = callId;
  update(acd, agent);
}

/** A pause that goes on for the same reason began when it began. */
function setPaused(agent: Agent, queueIds: Iterable<string>, pause: Pause | undefined): void {
  for (const queueId of queueIds) {
    const membership = known(agent.memberships.get(queueId), 'membership in', queueId);
    if (!isSamePause(membership.paused, pause)) membership.paused = pause;
  }
}

interface Join {
  readonly queueId: string;
  readonly joins: Joins | undefined;
  readonly at: number;
}

function join(acd: Acd, agent: Agent, { queueId, joins, at }: Join): void {
  const [other] = agent.memberships.values();
  const paused = joins === undefined ? asOther(other, at) : pauseOf(joins, at);
  const membership: Membership =
    joins?.cannotRing === undefined
      ? { queueId, since: at, paused }
      : { queueId, since: at, paused, cannotRing: joins.cannotRing };
  if (joins !== undefined && joins.penalty !== 0) membership.penalty = joins.penalty;
  agent.memberships.set(queueId, membership);
  queueOf(acd, queueId).agentIds.add(agent.id);
}

/** As the agent's others: it is one pause. */
const asOther = (other: Membership | undefined, at: number): Pause | undefined =>
  other === undefined ? { since: at } : other.paused;

const pauseOf = ({ isPaused, reasonCode }: Joins, at: number): Pause | undefined =>
  isPaused ? { reasonCode, since: at } : undefined;

function leave(acd: Acd, agent: Agent, queueId: string): void {
  const queue = queueOf(acd, queueId);
  agent.memberships.delete(queueId);
  queue.agentIds.delete(agent.id);
  queue.idleAgentIds.delete(agent.id);
}

function place(call: Call, state: Call['state'], agentId: string | undefined): void {
  call.state = state;
  call.agentId = agentId;
}

/** The call is nearly always the first in the line. */
function removeWaiting(queue: Queue, callId: string): void {
  const position = queue.waitingCallIds.indexOf(callId);
  if (position >= 0) queue.waitingCallIds.splice(position, 1);
}

/** Before all that arrived later; other calls may have come back before it. */
function putBack(acd: Acd, queue: Queue, call: Call): void {
  const later = queue.waitingCallIds.findIndex((callId) => callOf(acd, callId).arrival > call.arrival);
  queue.waitingCallIds.splice(later < 0 ? queue.waitingCallIds.length : later, 0, call.id);
}

const agentOf = (acd: Acd, id: string): Agent => known(acd.agents.get(id), 'agent', id);
const queueOf = (acd: Acd, id: string): Queue => known(acd.queues.get(id), 'queue', id);
const callOf = (acd: Acd, id: string): Call => known(acd.calls.get(id), 'call', id);

function known<T>(found: T | undefined, kind: string, id: string): T {
  if (found === undefined) throw new Error(`An event names the ${kind} ${id}, which this Acd does not have.`);
  return found;
}
