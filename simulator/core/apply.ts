// How each Event changes the Acd. No choice is made here: what an Event says has already been decided, and replaying
// the same Events from the same snapshot gives the same Acd. Called by the engine and nobody else.

import type { Event } from './message.ts';
import type { Acd } from './model/acd.ts';
import { type Agent, type AgentState, newAgent } from './model/agent.ts';
import type { Call } from './model/call.ts';
import { newQueue, type Queue } from './model/queue.ts';
import { fromSnapshot } from './snapshot.ts';
import { transitionTable } from './transition.ts';

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;
type Appliers = { readonly [T in Event['type']]: (acd: Acd, event: EventOf<T>) => void };

/** Changes `acd` by what `event` says. Throws where the event cannot be of this Acd: that is a bug, not bad input. */
export function apply(acd: Acd, event: Event): void {
  (APPLIERS[event.type] as (acd: Acd, event: Event) => void)(acd, event);
}

const APPLIERS: Appliers = {
  Restored: (acd, { snapshot }) => void Object.assign(acd, fromSnapshot(snapshot)),
  Seeded: (acd, { floor }) => {
    for (const queue of floor.queues) acd.queues.set(queue.id, newQueue(queue));
    for (const agent of floor.agents) acd.agents.set(agent.id, newAgent(agent));
    for (const reason of floor.reasonCodes) acd.reasonCodes.set(reason.code, reason);
  },
  PolicyChanged: (acd, { policy }) => {
    acd.policy = policy;
    acd.transitions = transitionTable(policy);
  },
  AgentLoggedIn: (acd, { agentId, extension, queueIds }) => {
    const agent = agentOf(acd, agentId);
    agent.extension = extension;
    acd.extensions.set(extension, agentId);
    for (const queueId of queueIds) join(acd, agent, queueId);
    setState(acd, agent, 'NotReady');
  },
  QueueLoggedIn: (acd, { agentId, queueId }) => join(acd, agentOf(acd, agentId), queueId),
  QueueLoggedOut: (acd, { agentId, queueId }) => leave(acd, agentOf(acd, agentId), queueId),
  AgentLoggedOut: (acd, { agentId, reasonCode }) => {
    const agent = agentOf(acd, agentId);
    for (const queueId of agent.queueIds) leave(acd, agent, queueId);
    acd.extensions.delete(agent.extension);
    setState(acd, agent, 'LoggedOut', reasonCode);
  },
  AgentStateChanged: (acd, { agentId, to, reasonCode, until }) => {
    const agent = agentOf(acd, agentId);
    setState(acd, agent, to, reasonCode);
    agent.stateEndsAt = until;
  },
  LogoutDeferred: (acd, { agentId, logout }) => {
    agentOf(acd, agentId).deferredLogout = logout;
  },
  CallArrived: (acd, { callId, queueId, from, dialled }) => {
    acd.arrivals += 1;
    acd.calls.set(callId, { id: callId, queueId, from, dialled, arrival: acd.arrivals, state: 'Waiting' });
    queueOf(acd, queueId).waitingCallIds.push(callId);
  },
  CallOffered: (acd, { callId, queueId, agentId }) => {
    removeWaiting(queueOf(acd, queueId), callId);
    place(callOf(acd, callId), 'Offered', agentId);
    agentOf(acd, agentId).callId = callId;
  },
  CallAnswered: (acd, { callId, agentId }) => place(callOf(acd, callId), 'Answered', agentId),
  CallReturned: (acd, { callId, queueId, agentId }) => {
    place(callOf(acd, callId), 'Waiting', undefined);
    putBack(acd, queueOf(acd, queueId), callOf(acd, callId));
    agentOf(acd, agentId).callId = undefined;
  },
  CallEnded: (acd, { callId, queueId, agentId }) => {
    removeWaiting(queueOf(acd, queueId), callId);
    if (agentId !== undefined) agentOf(acd, agentId).callId = undefined;
    acd.calls.delete(callId);
  },
};

/** A logout that waits for the end of a call has no more to wait for once the agent is in another state. */
function setState(acd: Acd, agent: Agent, to: AgentState, reasonCode?: string): void {
  if (agent.state === 'Ready')
    for (const queueId of agent.queueIds) queueOf(acd, queueId).idleAgentIds.delete(agent.id);
  agent.state = to;
  agent.deferredLogout = undefined;
  agent.stateEndsAt = undefined;
  agent.reasonCode = reasonCode;
  if (to === 'Ready') for (const queueId of agent.queueIds) queueOf(acd, queueId).idleAgentIds.add(agent.id);
}

function join(acd: Acd, agent: Agent, queueId: string): void {
  const queue = queueOf(acd, queueId);
  agent.queueIds.add(queueId);
  queue.agentIds.add(agent.id);
  if (agent.state === 'Ready') queue.idleAgentIds.add(agent.id);
}

function leave(acd: Acd, agent: Agent, queueId: string): void {
  const queue = queueOf(acd, queueId);
  agent.queueIds.delete(queueId);
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
