// Looking at the ACD, and what a look can say against an answer that claims success.
// A look never decides alone: what it cannot tell, it does not know.

import { type AgentView, type CtiLink, LinkFailure, type StateRequest } from './link.ts';

/** Why a claimed success cannot be true, given how the ACD holds the agent; undefined: nothing speaks against it. */
export type Doubt = (agent: AgentView, request: StateRequest) => string | undefined;

/** The agent as the ACD holds it now; undefined where nobody says, for whatever reason. */
export async function look(link: CtiLink, agentId: string, signal: AbortSignal): Promise<AgentView | undefined> {
  try {
    return await link.readAgent(agentId, signal);
  } catch (error) {
    if (error instanceof LinkFailure) return undefined;
    throw error;
  }
}

/** Whether the agent is logged in to that queue, or to any when none is named. */
export function isLoggedIn(agent: AgentView, queue: string | undefined): boolean {
  return queue === undefined ? agent.queues.length > 0 : agent.queues.includes(queue);
}

/** The doubt that the agent is in none of these states. */
export function unlessIn(...states: readonly string[]): Doubt {
  return (agent) => (states.includes(agent.state) ? undefined : butAgent(agent, `is ${agent.state}`));
}

/** The sentence of every doubt. */
export function butAgent(agent: AgentView, predicate: string): string {
  return `The ACD said OK, but agent ${agent.id} ${predicate}.`;
}
