// Actions on the agent pool. A logoff of somebody who does not wait there is a success all the same.

import type { Agent } from '../../core/model/agent.ts';
import { agentIdsOf, stateOfCall } from '../../core/model/call.ts';
import { historyOf } from './call-history.ts';
import { snapshotOf } from './channels.ts';
import { type Header, type Headers, type Packet, valueIn } from './codec.ts';
import {
  type Action,
  type AmiContext,
  type Asker,
  type CallHistory,
  DIALECT,
  failure,
  listed,
  type Reply,
  success,
} from './context.ts';
import { isConfigured } from './devices.ts';
import { isTrue } from './names.ts';
import { leavePool } from './pool.ts';

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
  return [['Status', 'AGENT_ONCALL'], ...talkRows(context, history), since, ...own.map(connected(context, history))];
}

/** The channel on which the queue reached the agent; the line of the second header ends with a line feed alone. */
function talkRows({ channels }: AmiContext, { call, ringing, joined, answered = joined }: CallHistory): Headers {
  const { two } = channels.agentOf(call, ringing?.member.interface ?? `Local/${agentIdsOf(call)[0]}@agents`);
  return [
    ['TalkingToChan', two.name],
    ['CallStarted', answered, `CallStarted: ${answered}\n`],
  ];
}

/** What is told of the agent's own channel while a caller is connected to it. */
function connected({ channels }: AmiContext, { call }: CallHistory): (row: Header) => Header {
  const { callerNumber, callerName } = channels.callerOf(call).one;
  const told: Readonly<Record<string, string>> = { ConnectedLineNum: callerNumber, ConnectedLineName: callerName };
  return ([name, value]) => [name, told[name] || value];
}

/** The call that the agent has answered. */
function talkOf(context: AmiContext, { callIds: [callId = ''] = [] }: Agent): CallHistory | undefined {
  const history = historyOf(context, callId);
  return history && stateOfCall(history.call) === 'Answered' ? history : undefined;
}

/** Softly: not before the call is over; otherwise that is over as well. */
function agentLogoff(context: AmiContext, packet: Packet, { requestId }: Asker): Reply {
  const agentId = valueIn(packet, 'Agent');
  if (agentId === undefined) return failure('No agent specified');
  const agent = context.engine.acd.agents.get(agentId);
  if (agent === undefined) return failure('No such agent');
  const session = context.pool.get(agentId);
  const history = session && talkOf(context, agent);
  if (session === undefined || history === undefined) leavePool(context, agentId);
  else {
    session.isLeaving = true;
    if (!isTrue(valueIn(packet, 'Soft'))) hangUp(context, history, requestId);
  }
  return success('Agent logged out');
}

function hangUp({ engine }: AmiContext, history: CallHistory, requestId: string): void {
  history.endedBy = 'agent';
  engine.execute({ type: 'HangUp', callId: history.call.id }, { origin: 'connector', dialect: DIALECT, requestId });
}
