// What happens by itself when its time has come: a state ends, a phone has rung long enough, a caller has waited long enough.

import { afterCall, free, goNotReady, rest, withoutCall } from './after-call.ts';
import { endOf } from './call-end.ts';
import { logoutEvents } from './decide-logout.ts';
import type { Event } from './events.ts';
import type { Acd } from './model/acd.ts';
import type { Agent } from './model/agent.ts';
import { legOf, stateOfCall } from './model/call.ts';

/** After-call work ends as the agent was before, or has asked meanwhile. */
export function stateElapsed(acd: Acd, agentId: string): readonly Event[] {
  const agent = acd.agents.get(agentId);
  return agent?.stateEndsAt === undefined ? [] : [free(agent, 'AfterCallWork')];
}

/** Nobody has answered: the call goes back to the queue, and the agent where the policy has him go. */
export function ringElapsed(acd: Acd, callId: string, agentId: string, now: number): readonly Event[] {
  const [call, agent] = [acd.calls.get(callId), acd.agents.get(agentId)];
  if (agent === undefined || call?.queueId === undefined || legOf(call, { agentId })?.state !== 'Ringing') return [];
  return [
    { type: 'CallReturned', callId, queueId: call.queueId, agentId, unanswered: true },
    ...afterNoAnswer(acd, withoutCall(agent, callId), now),
  ];
}

function afterNoAnswer(acd: Acd, agent: Agent, now: number): readonly Event[] {
  const { memberships, deferredLogout, callIds, pace, noAnswers = 0 } = agent;
  if (deferredLogout !== undefined || memberships.size === 0 || callIds !== undefined) return afterCall(acd, agent);
  if (pace?.noAnswerLimit !== undefined && noAnswers + 1 >= pace.noAnswerLimit) return goNotReady(acd, agent);
  if (pace?.noAnswerMs !== undefined)
    return pace.noAnswerMs > 0 ? [rest(agent, now + pace.noAnswerMs)] : afterCall(acd, agent);
  const { afterNoAnswer: goes } = acd.policy;
  if (goes === 'Ready') return afterCall(acd, agent);
  return goes === 'LoggedOut' ? logoutEvents(agent, undefined) : goNotReady(acd, agent);
}

/** Whoever has waited long enough, at a phone that rings too, is gone. */
export function waitElapsed(acd: Acd, callId: string): readonly Event[] {
  const call = acd.calls.get(callId);
  return call === undefined || stateOfCall(call) === 'Answered' ? [] : endOf(call, { timedOut: true });
}
