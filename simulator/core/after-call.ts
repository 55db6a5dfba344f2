// What becomes of an agent when a call is over for him: a logout that has waited for it, after-call work, or the state that
// he had before, or has asked for meanwhile.

import { logoutEvents, newState, without } from './decide-logout.ts';
import type { Event } from './events.ts';
import type { Acd } from './model/acd.ts';
import type { Agent, AgentState } from './model/agent.ts';

/** The agent, without a part in that call. */
export function withoutCall(agent: Agent, callId: string): Agent {
  const callIds = agent.callIds?.filter((other) => other !== callId) ?? [];
  return { ...agent, callIds: callIds.length === 0 ? undefined : callIds };
}

/** `agent` as the call's end leaves him. `wrapsUp` where it was a queue's call that he had answered: the time of the ACD. */
export function afterCall(acd: Acd, agent: Agent, wrapsUp?: number): readonly Event[] {
  if (agent.memberships.size === 0 || agent.callIds !== undefined) return [];
  const deferred = agent.deferredLogout;
  const freed = (after: Agent) => (wrapsUp === undefined ? [free(after, 'Busy')] : wrapUp(acd, after, wrapsUp));
  if (deferred === undefined) return freed(agent);
  const events = logoutEvents({ ...agent, state: 'Busy' }, deferred.queueIds, deferred.reasonCode);
  const isFinal = events.some((event) => event.type === 'AgentLoggedOut');
  return isFinal ? events : [...events, ...freed(without(agent, deferred.queueIds ?? []))];
}

function wrapUp(acd: Acd, agent: Agent, now: number): readonly Event[] {
  const { policy } = acd;
  const { wrapUpMs, oneCall } = agent.pace ?? {};
  if (oneCall === true) return goNotReady(acd, agent);
  if (wrapUpMs !== undefined) return [wrapUpMs > 0 ? rest(agent, now + wrapUpMs) : free(agent, 'Busy')];
  if (policy.afterCall === 'Ready') return [free(agent, 'Busy')];
  return [rest(agent, policy.wrapUpMs > 0 ? now + policy.wrapUpMs : undefined)];
}

/** No call comes until that time; undefined: until the agent is Ready again. */
export function rest({ id: agentId }: Agent, until: number | undefined): Event {
  const ends = until === undefined ? {} : { until };
  return { type: 'AgentStateChanged', agentId, from: 'Busy', to: 'AfterCallWork', ...ends };
}

/** Paused in every queue when a call is over, whatever was asked meanwhile. */
export function goNotReady({ policy }: Acd, { id: agentId, memberships }: Agent): readonly Event[] {
  const queueIds = [...memberships.keys()];
  return [
    ...(policy.pauseScope === 'agent' ? [] : [{ type: 'MembershipsPaused', agentId, queueIds } as const]),
    { type: 'AgentStateChanged', agentId, from: 'Busy', to: 'NotReady' },
  ];
}

/** Whoever has nothing more to do with a call is Ready, unless paused everywhere. */
export const free = (agent: Agent, from: AgentState): Event =>
  newState({ ...agent, callIds: undefined, isAfterCall: false }, from);
