// Logging out: of some queues, or of all that are left; at once, or when the call is over.

import type { LogOut } from './commands.ts';
import { type Decision, done, refused } from './decision.ts';
import type { Event } from './events.ts';
import type { Acd } from './model/acd.ts';
import { type Agent, type AgentState, reasonOf, stateOf } from './model/agent.ts';
import { cellOf } from './refuse.ts';

export function decideLogOut(acd: Acd, agent: Agent, command: LogOut, requestId: string | undefined): Decision {
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
  if (agent.state !== 'Ready') return left;
  const after = without(agent, leaving);
  return stateOf(after) === 'Ready' ? left : [...left, newState(after, 'Ready')];
}

/** The agent as a logout from some queues leaves him. */
export function without(agent: Agent, queueIds: readonly string[]): Agent {
  const left = new Map(agent.memberships);
  for (const queueId of queueIds) left.delete(queueId);
  return { ...agent, memberships: left };
}

/** Tells that somebody who was `from` is now as all the rest of `agent` makes him, and for which reason. */
export function newState(agent: Agent, from: AgentState): Event {
  const to = stateOf(agent);
  const reasonCode = reasonOf({ ...agent, state: to });
  const why = reasonCode === undefined ? {} : { reasonCode };
  return { type: 'AgentStateChanged', agentId: agent.id, from, to, ...why };
}
