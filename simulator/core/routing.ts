// Whom a queue offers a call to: those of the lowest level, then penalty, who are idle, as the queue's strategy picks among
// them.

import type { Acd } from './model/acd.ts';
import { isRanked, type Membership } from './model/membership.ts';
import type { Queue, StrategyName } from './model/queue.ts';

/** Picks from `idle`, who are at least one, the longest idle first. */
type Strategy = (acd: Acd, queue: Queue, idle: readonly string[]) => readonly string[];

/** The agents to ring; empty where nobody is idle. */
export function chosen(acd: Acd, queue: Queue): readonly string[] {
  const { idleAgentIds, strategy = 'longestIdle', rankedMembers } = queue;
  if (strategy === 'longestIdle' && rankedMembers === 0) {
    const [longest] = idleAgentIds;
    return longest === undefined ? [] : [longest];
  }
  const idle = rankedMembers === 0 ? [...idleAgentIds] : firstRank(acd, queue);
  return idle.length === 0 ? [] : STRATEGIES[strategy](acd, queue, idle);
}

const STRATEGIES: Readonly<Record<StrategyName, Strategy>> = {
  longestIdle: (_acd, _queue, [longest = '']) => [longest],
  ringAll: (_acd, _queue, idle) => idle,
  roundRobin: (_acd, { agentIds, lastOfferedTo }, idle) => {
    const isIdle = new Set(idle);
    const order = [...agentIds];
    const next = order.indexOf(lastOfferedTo ?? '') + 1;
    const turn = [...order.slice(next), ...order.slice(0, next)];
    return turn.filter((agentId) => isIdle.has(agentId)).slice(0, 1);
  },
  fewestCalls: (acd, { id }, idle) => {
    const taken = (agentId: string): number => membershipOf(acd, agentId, id)?.callsTaken ?? 0;
    return [idle.reduce((fewest, agentId) => (taken(agentId) < taken(fewest) ? agentId : fewest))];
  },
};

/** The idle agents whose level and penalty nobody's who is idle is below. */
function firstRank(acd: Acd, { id, idleAgentIds }: Queue): readonly string[] {
  let first: readonly [level: number, penalty: number] = [Number.POSITIVE_INFINITY, 0];
  let found: string[] = [];
  for (const agentId of idleAgentIds) {
    const { level = 1, penalty = 0 } = membershipOf(acd, agentId, id) ?? {};
    const [lowest, least] = first;
    if (level > lowest || (level === lowest && penalty > least)) continue;
    if (level < lowest || penalty < least) found = [];
    first = [level, penalty];
    found.push(agentId);
  }
  return found;
}

const membershipOf = ({ agents }: Acd, agentId: string, queueId: string): Membership | undefined =>
  agents.get(agentId)?.memberships.get(queueId);

/** Takes note of a member who comes (1) or goes (-1): only where somebody has a rank is it looked at. */
export function countRank(queue: Queue, membership: Membership, by: 1 | -1): void {
  if (isRanked(membership)) queue.rankedMembers += by;
}
