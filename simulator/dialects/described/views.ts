// What the templates of a described switch can speak of: agents, queues, refusals, as the file sees them.

import type { Acd } from '../../core/model/acd.ts';
import { type Agent, type AgentState, reasonOf } from '../../core/model/agent.ts';
import { describeRejection, type Rejection } from '../../core/rejection.ts';
import type { Vocabulary } from './template.ts';

/** What every template can speak of, and the members of each. */
export const VOCABULARY: Vocabulary = {
  agent: 'id name state word extension calls loggedIn paused reason queues assigned'.split(' '),
  queue: 'id name agents waiting'.split(' '),
  agents: undefined,
  queueIds: undefined,
  refusal: undefined,
  fields: undefined,
  cause: undefined,
  subscription: 'id url agentId'.split(' '),
  request: ['id'],
  time: 'ms s iso'.split(' '),
  ...{ path: undefined, query: undefined, header: undefined, body: undefined },
};

/** `{{ agent.… }}` */
export function agentView(acd: Acd, agent: Agent, wordOf: (state: AgentState) => string): object {
  const { id, name, state, extension, memberships, callIds = [] } = agent;
  return {
    ...{ id, name, state, word: wordOf(state), extension, calls: callIds.length },
    loggedIn: state !== 'LoggedOut',
    paused: state === 'NotReady',
    reason: reasonOf(agent) ?? null,
    queues: [...memberships].map(([queueId, { paused }]) => ({
      ...{ id: queueId, name: acd.queues.get(queueId)?.name ?? queueId },
      paused: paused !== undefined,
      reason: paused?.reasonCode ?? null,
    })),
    assigned: agent.assignments.map(({ queueId }) => ({
      ...{ id: queueId, name: acd.queues.get(queueId)?.name ?? queueId, loggedIn: memberships.has(queueId) },
      paused: memberships.get(queueId)?.paused !== undefined,
      reason: memberships.get(queueId)?.paused?.reasonCode ?? null,
    })),
  };
}

/** `{{ queue.… }}` */
export function queueView(acd: Acd, queueId: string): object {
  const queue = acd.queues.get(queueId);
  return {
    id: queueId,
    name: queue?.name ?? queueId,
    agents: [...(queue?.agentIds ?? [])],
    waiting: queue?.waitingCallIds.length ?? 0,
  };
}

/** `{{ refusal.… }}`: the code, one plain sentence, and what it is about. */
export const refusalView = (rejection: Rejection): object => ({
  code: rejection.code,
  text: describeRejection(rejection),
  ...rejection.facts,
});
