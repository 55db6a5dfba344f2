// Logging out: of some queues, or of all that are left; at once, or when the call is over.

import type { AgentCommand } from './commands.ts';
import { type Decision, done, refused } from './decision.ts';
import type { Event } from './events.ts';
import type { Acd } from './model/acd.ts';
import { type Agent, reasonOf, stateOf } from './model/agent.ts';
import { cellOf } from './refuse.ts';

export function decideLogOut(acd: Acd, agent: Agent, command: AgentCommand, requestId: string | undefined): Decision {
  const { queueIds, reasonCode } = command;
  if (cellOf(acd, agent, command).outcome !== 'defer') return done(...logoutEvents(agent, queueIds, reasonCode));
  if (agent.deferredLogout !== undefined) return refused('LogoutPending', { agentId: agent.id });
  const logout = { queueIds, reasonCode, requestId };
  return { outcome: 'deferred', events: [{ type: 'LogoutDeferred', agentId: agent.id, logout }] };
}

/** Leaves some queues, or all that are left: then it is the final logout. */
export function logoutEvents(agent: Agent, queueIds: readonly string[] | undefined, reasonCode?: string): Event[] {
  const { id: agentId, memberships } = agent;
  const isLeft = (queueId: string) => memberships.has(queueId);
  const leaving = queueIds === undefined ? [...memberships.keys()] : [...new Set(queueIds)].filter(isLeft);
  if (leaving.length === memberships.size) return [{ type: 'AgentLoggedOut', agentId, queueIds: leaving, reasonCode }];
  const left = leaving.map((queueId): Event => ({ type: 'QueueLoggedOut', agentId, queueId, reasonCode }));
  return agent.state === 'Ready' ? [...left, ...stateChange(agent, without(agent, leaving))] : left;
}

/** The agent as a logout from some queues leaves him. */
export function without(agent: Agent, queueIds: readonly string[]): Agent {
  const left = new Map(agent.memberships);
  for (const queueId of queueIds) left.delete(queueId);
  return { ...agent, memberships: left };
}

/** Tells that somebody whose only open queue it was is NotReady now. */
function stateChange({ id: agentId, state: from }: Agent, after: Agent): Event[] {
  const to = stateOf(after);
  return to === from
    ? []
    : [{ type: 'AgentStateChanged', agentId, from, to, ...told(reasonOf({ ...after, state: to })) }];
}

const told = (reasonCode: string | undefined) => (reasonCode === undefined ? {} : { reasonCode });
