// Whom a call goes to that somebody dials: a queue, an agent at an extension, or a number outside.

import { type Decision, refused } from './decision.ts';
import type { Event } from './events.ts';
import type { Acd } from './model/acd.ts';
import type { Agent } from './model/agent.ts';
import { legOf, type Party } from './model/call.ts';

/** What can be dialled besides queues and extensions. */
const NUMBER = /^\+?[\d*#]+$/;

/** What happens when `destination` is dialled in call `callId`, in which `inCall` are already; or why that is refused. */
export function dial(
  acd: Acd,
  callId: string,
  destination: string,
  inCall: readonly Party[],
): Decision | readonly Event[] {
  const queue = acd.queues.get(destination);
  if (queue !== undefined) {
    const { id: queueId, maxWaitMs } = queue;
    return [{ type: 'CallQueued', callId, queueId, ...(maxWaitMs !== undefined && { maxWaitMs }) }];
  }
  const agentId = acd.extensions.get(destination);
  const agent = agentId === undefined ? undefined : acd.agents.get(agentId);
  const isThere = inCall.some((party) => (agent ? party.agentId === agent.id : party.number === destination));
  if (isThere || (agent !== undefined && talksTo(acd, agent.id) !== undefined))
    return refused('DestinationBusy', { destination });
  if (agent !== undefined) return ring(agent, callId);
  if (!NUMBER.test(destination)) return refused('UnknownDestination', { destination });
  return [{ type: 'NumberRang', callId, number: destination }];
}

/** A call straight to an agent. */
export const ring = (agent: Agent, callId: string): readonly Event[] => [
  { type: 'CallOffered', callId, agentId: agent.id },
  ...busy(agent),
];

/** What is told of an agent who gets, or makes, a call. */
export const busy = ({ id: agentId, state: from }: Agent): readonly Event[] =>
  from === 'Busy' || from === 'LoggedOut' ? [] : [{ type: 'AgentStateChanged', agentId, from, to: 'Busy' }];

/** The call on which the agent is talking; undefined: on none, though some may be held or ring. */
export const talksTo = ({ agents, calls }: Acd, agentId: string): string | undefined =>
  agents.get(agentId)?.callIds?.find((callId) => {
    const call = calls.get(callId);
    return call !== undefined && legOf(call, { agentId })?.state === 'Talking';
  });
