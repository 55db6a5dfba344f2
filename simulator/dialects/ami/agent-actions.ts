// Actions on the agent pool: the other kind of login. An agent waits in the pool on a channel of its own; the ACD knows
// nothing of that, and a logoff of somebody who does not wait there is a success all the same.

import { snapshotOf } from './channels.ts';
import { type Headers, type Packet, valueIn } from './codec.ts';
import { type Action, type AmiContext, failure, listed, type Reply, success } from './context.ts';
import { hangup } from './hangups.ts';

export const AGENT_ACTIONS: readonly Action[] = [
  { name: 'Agents', eventClass: 'agent', synopsis: 'Lists agents and their status.', run: agents },
  { name: 'AgentLogoff', eventClass: 'agent', synopsis: 'Sets an agent as no longer logged in.', run: agentLogoff },
];

function agents({ engine, pool }: AmiContext): Reply {
  const items = [...engine.acd.agents.values()].map(({ id, name, callId }): Headers => {
    const session = pool.get(id);
    const status = session === undefined ? 'AGENT_LOGGEDOFF' : callId === undefined ? 'AGENT_IDLE' : 'AGENT_ONCALL';
    const rows: Headers = [
      ['Event', 'Agents'],
      ['Agent', id],
      ['Name', name],
      ['Status', status],
    ];
    return session === undefined ? rows : [...rows, ['LoggedInTime', session.since], ...snapshotOf(session.leg.one)];
  });
  return listed('Agents will follow', 'AgentsComplete', items);
}

function agentLogoff(context: AmiContext, packet: Packet): Reply {
  const agentId = valueIn(packet, 'Agent');
  if (agentId === undefined) return failure('No agent specified');
  if (!context.engine.acd.agents.has(agentId)) return failure('No such agent');
  leavePool(context, agentId);
  return success('Agent logged out');
}

/** Has an agent wait in the pool. Answers the channel. */
export function enterPool(context: AmiContext, agentId: string, device: string) {
  const leg = context.channels.open(device);
  context.pool.set(agentId, { agentId, leg, since: context.seconds() });
  const headers: Headers = [...snapshotOf(leg.one), ['Agent', agentId]];
  context.tell({ name: 'AgentLogin', eventClass: 'agent', agentId, headers: () => headers });
  return leg;
}

function leavePool(context: AmiContext, agentId: string): void {
  const session = context.pool.get(agentId);
  if (session === undefined) return;
  context.pool.delete(agentId);
  const { leg, since } = session;
  const headers: Headers = [...snapshotOf(leg.one), ['Agent', agentId], ['Logintime', context.seconds() - since]];
  context.tell({ name: 'AgentLogoff', eventClass: 'agent', agentId, headers: () => headers });
  leg.two.priority = 2;
  hangup(context, 'HangupRequest', leg.two, 16);
  hangup(context, 'Hangup', leg.one, 16);
  hangup(context, 'SoftHangupRequest', leg.two, 16);
  hangup(context, 'Hangup', leg.two, 16);
}
