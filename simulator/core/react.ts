// What follows from an Event without anybody asking: a call finds an agent, an agent finds a call, a call's end lets a
// deferred logout through. Reads the Acd as the Event left it; the engine applies what comes back, and reacts to that.

import { logoutEvents, newState, without } from './decide-logout.ts';
import type { Event } from './events.ts';
import type { Acd } from './model/acd.ts';
import type { Agent, AgentState } from './model/agent.ts';
import type { Call } from './model/call.ts';
import { takesCalls } from './model/membership.ts';

/** The Events that `event` brings about at once, in order; usually none. `now` is ACD time. */
export function react(acd: Acd, event: Event, now: number): readonly Event[] {
  switch (event.type) {
    case 'CallArrived':
    case 'CallReturned':
      return offerWaiting(acd, event.queueId);
    case 'CallEnded':
      return event.agentId === undefined ? [] : afterCall(acd, event.agentId, { answered: event.answered, now });
    case 'AgentStateChanged':
      return event.to === 'Ready' ? takeWaiting(acd, event.agentId) : [];
    case 'AgentLoggedIn':
    case 'QueueLoggedIn':
    case 'MembershipsUnpaused':
      return takeWaiting(acd, event.agentId);
    case 'QueueLoggedOut':
    case 'AgentLoggedOut':
      return returnCall(acd, event.agentId, now);
    default:
      return [];
  }
}

/** The first call in line goes to the agent who has been idle longest in that queue. */
function offerWaiting(acd: Acd, queueId: string): Event[] {
  const queue = acd.queues.get(queueId);
  const [callId] = queue?.waitingCallIds ?? [];
  const [agentId] = queue?.idleAgentIds ?? [];
  return callId === undefined || agentId === undefined ? [] : offer(callId, queueId, agentId);
}

/** The oldest call that waits in any of the agent's queues. */
function takeWaiting(acd: Acd, agentId: string): Event[] {
  const agent = acd.agents.get(agentId);
  if (agent?.state !== 'Ready') return [];
  let oldest: Call | undefined;
  for (const [queueId, membership] of agent.memberships) {
    if (!takesCalls(membership)) continue;
    const first = acd.calls.get(acd.queues.get(queueId)?.waitingCallIds[0] ?? '');
    if (first !== undefined && (oldest === undefined || first.arrival < oldest.arrival)) oldest = first;
  }
  return oldest === undefined ? [] : offer(oldest.id, oldest.queueId, agentId);
}

function offer(callId: string, queueId: string, agentId: string): Event[] {
  return [
    { type: 'CallOffered', callId, queueId, agentId },
    { type: 'AgentStateChanged', agentId, from: 'Ready', to: 'Busy' },
  ];
}

/** The agent as the call's end has left him; `from` the state that was told last. */
function afterCall(acd: Acd, agentId: string, call: { answered: boolean; now: number }): Event[] {
  const agent = acd.agents.get(agentId);
  if (agent === undefined || agent.memberships.size === 0) return [];
  const deferred = agent.deferredLogout;
  const freed = (after: Agent) => (call.answered ? wrapUp(acd, after, call.now) : free(after, 'Busy'));
  if (deferred === undefined) return [freed(agent)];
  const events = logoutEvents({ ...agent, state: 'Busy' }, deferred.queueIds, deferred.reasonCode);
  const isFinal = events.some((event) => event.type === 'AgentLoggedOut');
  return isFinal ? events : [...events, freed(without(agent, deferred.queueIds ?? []))];
}

/** An agent who may leave while it rings leaves the call to others, or it rings on; an answered call goes on. */
function returnCall(acd: Acd, agentId: string, now: number): Event[] {
  const agent = acd.agents.get(agentId);
  const call = acd.calls.get(agent?.callId ?? '');
  if (agent === undefined || call?.state !== 'Offered' || agent.memberships.has(call.queueId)) return [];
  if (acd.policy.logoutWhileRinging === 'ringsOn') return [];
  const returned: Event = { type: 'CallReturned', callId: call.id, queueId: call.queueId, agentId };
  return [returned, ...afterCall(acd, agentId, { answered: false, now })];
}

function wrapUp({ policy }: Acd, agent: Agent, now: number): Event {
  if (policy.afterCall === 'Ready') return free(agent, 'Busy');
  const until = policy.wrapUpMs > 0 ? { until: now + policy.wrapUpMs } : {};
  return { type: 'AgentStateChanged', agentId: agent.id, from: 'Busy', to: 'AfterCallWork', ...until };
}

/** What happens to an agent whose state has run out: after-call work ends as the agent was before, or has asked meanwhile. */
export function elapse(acd: Acd, agentId: string): readonly Event[] {
  const agent = acd.agents.get(agentId);
  return agent?.stateEndsAt === undefined ? [] : [free(agent, 'AfterCallWork')];
}

/** Whoever has nothing more to do with a call is Ready, unless paused everywhere. */
const free = (agent: Agent, from: AgentState): Event =>
  newState({ ...agent, callId: undefined, isAfterCall: false }, from);
