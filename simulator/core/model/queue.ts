// Queues: where calls wait, and who is there to take them.

export const STRATEGY_NAMES = ['longestIdle', 'ringAll', 'roundRobin', 'fewestCalls'] as const;

/** Whom of the idle agents a call is offered to: the longest idle, all, the next in turn, who has taken the fewest calls. */
export type StrategyName = (typeof STRATEGY_NAMES)[number];

/** What the floor says of a queue. */
export interface QueueRecord {
  readonly id: string;
  readonly name: string;
  /** Absent: the longest idle. */
  readonly strategy?: StrategyName | undefined;
  /** How long a call may wait, in milliseconds of ACD time; absent: for ever. */
  readonly maxWaitMs?: number | undefined;
}

/** `queue` as the floor has it, and no more. */
export const queueRecord = ({ id, name, strategy, maxWaitMs }: QueueRecord): QueueRecord => ({
  id,
  name,
  ...(strategy !== undefined && { strategy }),
  ...(maxWaitMs !== undefined && { maxWaitMs }),
});

/** A queue at one instant. Changed by `apply` and nothing else. */
export interface Queue extends QueueRecord {
  /** Everybody who is logged in to this queue. */
  readonly agentIds: Set<string>;
  /** Of those the Ready ones, longest idle in this queue first (a Set keeps the order of insertion). */
  readonly idleAgentIds: Set<string>;
  /** The calls that wait, first to be served first. */
  waitingCallIds: string[];
  /** The calls that it offers, in the order in which they came. */
  readonly offeredCallIds: string[];
  /** Of those who are logged in, how many have a level or penalty of their own. */
  rankedMembers: number;
  /** Whom a call was offered to last; kept where the agents take turns. */
  lastOfferedTo?: string | undefined;
}

/** A queue in which nobody is logged in and no call waits. */
export function newQueue(record: QueueRecord): Queue {
  return {
    ...queueRecord(record),
    ...{ agentIds: new Set(), idleAgentIds: new Set(), waitingCallIds: [], offeredCallIds: [], rankedMembers: 0 },
  };
}
