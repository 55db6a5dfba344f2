// What follows from an Event without anybody asking: a call finds an agent, an agent finds a call, a call's end lets a
// deferred logout through. Reads the Acd as the Event left it; the engine applies what comes back, and reacts to that.

import { logoutEvents } from './decide.ts';
import type { Event } from './message.ts';
import type { Acd } from './model/acd.ts';
import type { Agent, AgentState } from './model/agent.ts';
import type { Call } from './model/call.ts';

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
    case 'QueueLoggedIn':
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
  for (const queueId of agent.queueIds) {
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

function afterCall(acd: Acd, agentId: string, call: { answered: boolean; now: number }): Event[] {
  const agent = acd.agents.get(agentId);
  if (agent?.state !== 'Busy') return [];
  const deferred = agent.deferredLogout;
  const freed = call.answered ? wrapUp(acd, agent, call.now) : free(agent, 'Ready');
  if (deferred === undefined) return [freed];
  const events = logoutEvents(agent, deferred.queueIds, deferred.reasonCode);
  const isFinal = events.some((event) => event.type === 'AgentLoggedOut');
  return isFinal ? events : [...events, freed];
}

/** An agent who may leave while it rings leaves the call to others; an answered call goes on. */
function returnCall(acd: Acd, agentId: string, now: number): Event[] {
  const agent = acd.agents.get(agentId);
  const call = acd.calls.get(agent?.callId ?? '');
  if (agent === undefined || call?.state !== 'Offered' || agent.queueIds.has(call.queueId)) return [];
  const returned: Event = { type: 'CallReturned', callId: call.id, queueId: call.queueId, agentId };
  return [returned, ...afterCall(acd, agentId, { answered: false, now })];
}

function wrapUp({ policy }: Acd, agent: Agent, now: number): Event {
  const { afterCall: to, wrapUpMs } = policy;
  return free(agent, to, to === 'AfterCallWork' && wrapUpMs > 0 ? now + wrapUpMs : undefined);
}

/** What happens to an agent whose state has run out: after-call work ends in being Ready. */
export function elapse(acd: Acd, agentId: string): readonly Event[] {
  const agent = acd.agents.get(agentId);
  return agent?.stateEndsAt === undefined ? [] : [free(agent, 'Ready')];
}

const free = (agent: Agent, to: AgentState, until?: number): Event => ({
  type: 'AgentStateChanged',
  agentId: agent.id,
  from: agent.state,
  to,
  ...(until === undefined ? {} : { until }),
});
