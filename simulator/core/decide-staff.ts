// Commands about what agents there are, and which queues each may serve.

import type { StaffCommand } from './commands.ts';
import { logoutEvents } from './decide-logout.ts';
import { type Decision, done, refused } from './decision.ts';
import type { Acd } from './model/acd.ts';
import { unknownAgent } from './refuse.ts';

type Staff<T extends StaffCommand['type']> = Extract<StaffCommand, { type: T }>;

export function decideAssign(acd: Acd, { type: _type, ...assigned }: Staff<'Assign'>): Decision {
  const { agentId, queueId } = assigned;
  if (!acd.agents.has(agentId)) return unknownAgent(acd, agentId);
  return acd.queues.has(queueId) ? done({ type: 'AgentAssigned', ...assigned }) : refused('UnknownQueue', { queueId });
}

/** Where agents can log in to assigned queues alone, whoever is logged in to this one is out. */
export function decideUnassign(acd: Acd, { agentId, queueId }: Staff<'Unassign'>): Decision {
  const agent = acd.agents.get(agentId);
  if (agent === undefined) return unknownAgent(acd, agentId);
  if (!agent.assignments.some((one) => one.queueId === queueId)) return done();
  const leaves = acd.policy.queues === 'assigned' && agent.memberships.has(queueId);
  return done({ type: 'AgentUnassigned', agentId, queueId }, ...(leaves ? logoutEvents(agent, [queueId]) : []));
}

export function decidePace(acd: Acd, { agentId, pace }: Staff<'SetPace'>): Decision {
  return acd.agents.has(agentId) ? done({ type: 'PaceSet', agentId, pace }) : unknownAgent(acd, agentId);
}

/** Whoever has a call stays until it is over. */
export function decideRemoval(acd: Acd, { agentId }: Staff<'RemoveAgent'>): Decision {
  const agent = acd.agents.get(agentId);
  if (agent === undefined) return unknownAgent(acd, agentId);
  if (agent.callIds !== undefined) return refused('CallInProgress', { agentId });
  return done(...(agent.memberships.size > 0 ? logoutEvents(agent, undefined) : []), { type: 'AgentRemoved', agentId });
}
