// Actions on the agent pool. A logoff of somebody who does not wait there is a success all the same.

import type { Agent } from '../../core/model/agent.ts';
import { hangUpCall } from './call-ends.ts';
import { snapshotOf } from './channels.ts';
import { type Headers, type Packet, valueIn } from './codec.ts';
import {
  type Action,
  type AmiContext,
  type Asker,
  type CallHistory,
  failure,
  listed,
  type Reply,
  success,
} from './context.ts';
import { isConfigured } from './devices.ts';
import { NO_CAUSE, ordered } from './hangups.ts';
import { isTrue } from './names.ts';
import { leavePool, reachedInPool } from './pool.ts';

export const AGENT_ACTIONS: readonly Action[] = [
  { name: 'Agents', classes: ['agent'], synopsis: 'Lists agents and their status.', run: agents },
  { name: 'AgentLogoff', classes: ['agent'], synopsis: 'Sets an agent as no longer logged in.', run: agentLogoff },
];

function agents(context: AmiContext): Reply {
  const items = [...context.engine.acd.agents.values()].filter(isConfigured).map((agent): Headers => {
    const { id, name } = agent;
    return [['Event', 'Agents'], ['Agent', id], ['Name', name], ...statusOf(context, agent)];
  });
  return listed('Agents will follow', 'AgentsComplete', items);
}

function statusOf(context: AmiContext, agent: Agent): Headers {
  const session = context.pool.get(agent.id);
  if (session === undefined) return [['Status', 'AGENT_LOGGEDOFF']];
  const history = talkOf(context, agent);
  const since = ['LoggedInTime', session.since] as const;
  const own = snapshotOf(session.leg.one);
  if (history === undefined) return [['Status', 'AGENT_IDLE'], since, ...own];
  return [['Status', 'AGENT_ONCALL'], ...talkRows(context, history), since, ...own];
}

/** The channel on which the queue reached the agent; the line of the second header ends with a line feed alone. */
function talkRows({ channels }: AmiContext, { call, answered }: CallHistory): Headers {
  if (answered === undefined) return [];
  const { member, at } = answered;
  const { two } = channels.agentOf(call, member.agentId, member.interface);
  return [
    ['TalkingToChan', two.name],
    ['CallStarted', at, `CallStarted: ${at}\n`],
  ];
}

/** The call that has reached the agent in the pool. Of one that came otherwise the pool knows nothing. */
function talkOf(context: AmiContext, { id, callIds = [] }: Agent): CallHistory | undefined {
  for (const callId of callIds) {
    const history = context.histories.get(callId);
    const member = history?.answered?.member;
    if (member?.agentId === id && reachedInPool(context, member) !== undefined) return history;
  }
  return undefined;
}

/** Softly: not before the call is over; otherwise that is over as well. */
function agentLogoff(context: AmiContext, packet: Packet, { requestId }: Asker): Reply {
  const agentId = valueIn(packet, 'Agent');
  if (agentId === undefined) return failure('No agent specified');
  const agent = context.engine.acd.agents.get(agentId);
  if (agent === undefined) return failure('No such agent');
  const session = context.pool.get(agentId);
  if (session === undefined) return success('Agent logged out');
  const answered = talkOf(context, agent);
  const isSoft = isTrue(valueIn(packet, 'Soft'));
  if (!isSoft) ordered(context, session.leg.one);
  if (answered === undefined) leavePool(context, agentId);
  else session.isLeaving = true;
  if (answered !== undefined && !isSoft) hangUpAgent(context, answered, requestId);
  return success('Agent logged out');
}

function hangUpAgent(context: AmiContext, { call, answered }: CallHistory, requestId: string): void {
  if (answered === undefined) return;
  const { member } = answered;
  const leg = context.channels.agentOf(call, member.agentId, member.interface);
  hangUpCall(context, { half: { channel: leg.two, leg }, cause: NO_CAUSE }, requestId);
}
