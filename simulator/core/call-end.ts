// How a call ends, for all or for one who leaves it.

import { afterCall, withoutCall } from './after-call.ts';
import type { Event } from './events.ts';
import type { Acd } from './model/acd.ts';
import { type Call, isParty, type Leg, type Party, stateOfCall } from './model/call.ts';

/** Somebody leaves: a call that a queue offers goes back, one in which others talk goes on, any other ends. */
export function leave(acd: Acd, call: Call, leg: Leg): readonly Event[] {
  const { id: callId, queueId, legs } = call;
  const { agentId, number, state } = leg;
  const agent = agentId === undefined ? undefined : acd.agents.get(agentId);
  if (agent !== undefined && queueId !== undefined && state === 'Ringing')
    return [
      { type: 'CallReturned', callId, queueId, agentId: agent.id },
      ...afterCall(acd, withoutCall(agent, callId)),
    ];
  const left = legs.filter((other) => !isParty(other, leg));
  const goesOn = left.length > 1 && left.some((other) => other.state !== 'Ringing');
  if (!goesOn) return endOf(call, { by: number === undefined ? { agentId: agentId ?? '' } : { number } });
  return [number === undefined ? partyLeft(call, leg) : { type: 'NumberLeft', callId, number }];
}

function partyLeft(call: Call, { agentId = '', state }: Leg) {
  const answered = state !== 'Ringing' && stateOfCall(call) === 'Answered';
  return { type: 'PartyLeft', callId: call.id, queueId: call.queueId, agentId, answered } as const;
}

/** The end of a call: each agent in it is told of, the last with the end itself. */
export function endOf(call: Call, how: { readonly timedOut?: true; readonly by?: Party } = {}): readonly Event[] {
  const { id: callId, queueId } = call;
  const agents = call.legs.filter(({ agentId }) => agentId !== undefined).map((leg) => partyLeft(call, leg));
  const { agentId, answered = false } = agents.pop() ?? {};
  return [...agents, { type: 'CallEnded', callId, queueId, agentId, answered, ...how }];
}
