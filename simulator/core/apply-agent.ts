// What the ways in which Events change the Acd have in common: who is meant, and what is kept in line with the rest.

import type { Acd } from './model/acd.ts';
import { type Agent, stateOf } from './model/agent.ts';
import { takesCalls } from './model/membership.ts';
import type { Queue } from './model/queue.ts';

/** Brings in line what hangs on an agent: the state, and in which queues the agent is idle. */
export function update(acd: Acd, agent: Agent): void {
  const wasReady = agent.state === 'Ready';
  agent.state = stateOf(agent);
  if (!wasReady && agent.state !== 'Ready') return;
  for (const [queueId, membership] of agent.memberships) {
    const { idleAgentIds } = queueOf(acd, queueId);
    if (agent.state === 'Ready' && takesCalls(membership)) idleAgentIds.add(agent.id);
    else idleAgentIds.delete(agent.id);
  }
}

export const agentOf = (acd: Acd, id: string): Agent => known(acd.agents.get(id), 'agent', id);
export const queueOf = (acd: Acd, id: string): Queue => known(acd.queues.get(id), 'queue', id);

export function known<T>(found: T | undefined, kind: string, id: string): T {
  if (found === undefined) throw new Error(`An event names the ${kind} ${id}, which this Acd does not have.`);
  return found;
}
