// What the call center says of queues: as they are configured, and how many calls were answered and given up. A queue that was
// unloaded is not listed, until somebody uses it again.

import type { Acd } from '../../core/model/acd.ts';
import type { Queue, StrategyName } from '../../core/model/queue.ts';
import type { EslConfig, QueueSettings } from './config.ts';

const UNSAID: QueueSettings = {
  timeBaseScore: 'system',
  tierRuleWaitSecond: 300,
  discardAbandonedAfter: 60,
  mohSound: 'silence_stream://-1',
};

const STRATEGIES: Readonly<Record<StrategyName, string>> = {
  longestIdle: 'longest-idle-agent',
  ringAll: 'ring-all',
  roundRobin: 'round-robin',
  fewestCalls: 'agent-with-fewest-calls',
};

interface Counts {
  answered: number;
  abandoned: number;
}

export interface Queues {
  /** The queues that are loaded. */
  loaded(): readonly Queue[];
  /** The id of the queue of that name, loaded or not; undefined where there is none. */
  idOf(name: string): string | undefined;
  nameOf(queueId: string): string;
  countsOf(queueId: string): Counts;
  settingsOf(queueId: string): QueueSettings;
  load(queueId: string): void;
  unload(queueId: string): void;
  /** As a line of the list. */
  rowOf(queue: Queue): readonly (string | number | boolean)[];
  clear(): void;
}

export const QUEUE_COLUMNS = [
  ...['name', 'strategy', 'moh_sound', 'time_base_score', 'tier_rules_apply', 'tier_rule_wait_second'],
  ...['tier_rule_wait_multiply_level', 'tier_rule_no_agent_no_wait', 'discard_abandoned_after'],
  ...['abandoned_resume_allowed', 'max_wait_time', 'max_wait_time_with_no_agent'],
  ...['max_wait_time_with_no_agent_time_reached', 'record_template', 'calls_answered', 'calls_abandoned'],
  ...['ring_progressively_delay', 'skip_agents_with_external_calls', 'agent_no_answer_status'],
] as const;

export function createQueues(acd: Acd, { queues, domain }: EslConfig): Queues {
  const unloaded = new Set<string>();
  const counts = new Map<string, Counts>();
  const suffix = `@${domain}`;
  const settingsOf = (queueId: string): QueueSettings => ({ ...UNSAID, ...queues[queueId] });
  const nameOf = (queueId: string): string => queueId + suffix;

  function countsOf(queueId: string): Counts {
    const known = counts.get(queueId) ?? { answered: 0, abandoned: 0 };
    counts.set(queueId, known);
    return known;
  }

  return {
    loaded: () => [...acd.queues.values()].filter(({ id }) => !unloaded.has(id)),
    idOf(name) {
      const queueId = name.endsWith(suffix) ? name.slice(0, -suffix.length) : undefined;
      return queueId !== undefined && acd.queues.has(queueId) ? queueId : undefined;
    },
    nameOf,
    countsOf,
    settingsOf,
    load: (queueId) => void unloaded.delete(queueId),
    unload: (queueId) => void unloaded.add(queueId),
    rowOf({ id, strategy = 'longestIdle', maxWaitMs = 0 }) {
      const { answered, abandoned } = countsOf(id);
      const { mohSound, timeBaseScore, tierRuleWaitSecond, discardAbandonedAfter } = settingsOf(id);
      const isAtOnce = tierRuleWaitSecond === 0;
      return [
        ...[nameOf(id), STRATEGIES[strategy], mohSound, timeBaseScore, false, tierRuleWaitSecond, !isAtOnce, isAtOnce],
        ...[discardAbandonedAfter, false, maxWaitMs / 1000, 0, 5, '', answered, abandoned, 0, true, 'On Break'],
      ];
    },
    clear() {
      unloaded.clear();
      counts.clear();
    },
  };
}
