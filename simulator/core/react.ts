// What follows from an Event without anybody asking: a call finds an agent, an agent finds a call, a call's end lets a
// deferred logout through. Reads the Acd as the Event left it; the engine applies what comes back, and reacts to that.

import { afterCall, withoutCall } from './after-call.ts';
import { busy } from './dial.ts';
import type { Event, EventOf } from './events.ts';
import type { Acd } from './model/acd.ts';
import { type Call, legOf } from './model/call.ts';
import { takesCalls } from './model/membership.ts';
import { chosen } from './routing.ts';

/** The Events that `event` brings about at once, in order; usually none. `now` is ACD time. */
export function react(acd: Acd, event: Event, now: number): readonly Event[] {
  switch (event.type) {
    case 'CallReturned':
      return restAfterRejecting(acd, event, now) ?? offerWaiting(acd, event.queueId, now);
    case 'CallArrived':
    case 'CallQueued':
      return event.queueId === undefined ? [] : offerWaiting(acd, event.queueId, now);
    case 'CallAnswered':
      return stopRinging(acd, event);
    case 'CallTransferred':
      return left(acd, { ...event, answered: true }, now);
    case 'PartyLeft':
    case 'CallEnded':
      return left(acd, event, now);
    case 'AgentStateChanged':
      return event.to === 'Ready' ? nowReady(acd, event.agentId, now) : [];
    case 'AgentLoggedIn':
    case 'QueueLoggedIn':
    case 'MembershipsUnpaused':
      return takeWaiting(acd, event.agentId, now);
    case 'QueueLoggedOut':
    case 'AgentLoggedOut':
      return returnCall(acd, event.agentId);
    default:
      return [];
  }
}

/** Who has turned a call down rests, where his own pace says so; undefined: he does not. The call goes to others then. */
function restAfterRejecting(acd: Acd, event: EventOf<'CallReturned'>, now: number): Event[] | undefined {
  const { agentId, queueId, unanswered } = event;
  const agent = acd.agents.get(agentId);
  const hasRejected = unanswered !== true && agent?.state === 'Ready' && agent.memberships.has(queueId);
  const ms = hasRejected ? (agent.pace?.rejectMs ?? 0) : 0;
  if (ms <= 0) return undefined;
  return [{ type: 'AgentStateChanged', agentId, from: 'Ready', to: 'AfterCallWork', until: now + ms }];
}

/** Whoever is Ready takes what waits; if he rests already, others do. */
function nowReady(acd: Acd, agentId: string, now: number): Event[] {
  const agent = acd.agents.get(agentId);
  if (agent?.state !== 'AfterCallWork') return takeWaiting(acd, agentId, now);
  return [...agent.memberships.keys()].flatMap((queueId) => offerWaiting(acd, queueId, now));
}

/** Whom the queue's strategy picks gets the first call in line; one alone the oldest that waits for him anywhere. */
function offerWaiting(acd: Acd, queueId: string, now: number): Event[] {
  const queue = acd.queues.get(queueId);
  const call = acd.calls.get(queue?.waitingCallIds[0] ?? '');
  if (queue === undefined || call === undefined) return [];
  const agentIds = chosen(acd, queue);
  const [agentId = ''] = agentIds;
  return agentIds.length === 1 ? takeWaiting(acd, agentId, now) : offer(acd, call, agentIds, now);
}

/** The oldest call that waits in any of the agent's queues. */
function takeWaiting(acd: Acd, agentId: string, now: number): Event[] {
  const agent = acd.agents.get(agentId);
  if (agent?.state !== 'Ready') return [];
  let oldest: Call | undefined;
  for (const [queueId, membership] of agent.memberships) {
    if (!takesCalls(membership)) continue;
    const first = acd.calls.get(acd.queues.get(queueId)?.waitingCallIds[0] ?? '');
    if (first !== undefined && (oldest === undefined || first.arrival < oldest.arrival)) oldest = first;
  }
  return oldest === undefined ? [] : offer(acd, oldest, [agentId], now);
}

function offer(
  { agents, policy }: Acd,
  { id: callId, queueId }: Call,
  agentIds: readonly string[],
  now: number,
): Event[] {
  return agentIds.flatMap((agentId) => {
    const agent = agents.get(agentId);
    if (agent === undefined) return [];
    const ringMs = agent.pace?.ringMs ?? policy.ringTimeoutMs;
    const limit = ringMs > 0 ? { ringsUntil: now + ringMs } : {};
    return [{ type: 'CallOffered', callId, queueId, agentId, ...limit }, ...busy(agent)];
  });
}

/** Where it rang at several, it does no longer at the others. */
function stopRinging({ calls }: Acd, { callId, queueId }: EventOf<'CallAnswered'>): Event[] {
  if (queueId === undefined) return [];
  const ringing = calls.get(callId)?.legs.filter(({ state }) => state === 'Ringing') ?? [];
  return ringing.flatMap(({ agentId }) =>
    agentId === undefined ? [] : [{ type: 'PartyLeft', callId, queueId, agentId, answered: false }],
  );
}

type Left = Pick<EventOf<'CallEnded'>, 'agentId' | 'queueId' | 'answered'>;

function left(acd: Acd, { agentId, queueId, answered }: Left, now: number): readonly Event[] {
  const agent = acd.agents.get(agentId ?? '');
  return agent === undefined ? [] : afterCall(acd, agent, answered && queueId !== undefined ? now : undefined);
}

/** An agent who may leave while it rings leaves the call to others, or it rings on; an answered call goes on. */
function returnCall(acd: Acd, agentId: string): readonly Event[] {
  const agent = acd.agents.get(agentId);
  if (agent?.callIds === undefined || acd.policy.logoutWhileRinging === 'ringsOn') return [];
  for (const callId of agent.callIds) {
    const call = acd.calls.get(callId);
    if (call?.queueId === undefined || agent.memberships.has(call.queueId)) continue;
    if (legOf(call, { agentId })?.state !== 'Ringing') continue;
    const returned: Event = { type: 'CallReturned', callId, queueId: call.queueId, agentId };
    return [returned, ...afterCall(acd, withoutCall(agent, callId))];
  }
  return [];
}
