// Queues: where calls wait, and who is there to take them.

/** What the floor says of a queue. */
export interface QueueRecord {
  readonly id: string;
  readonly name: string;
}

/** A queue at one instant. Changed by `apply` and nothing else. */
export interface Queue extends QueueRecord {
  /** Everybody who is logged in to this queue. */
  readonly agentIds: Set<string>;
  /** Of those the Ready ones, longest idle in this queue first (a Set keeps the order of insertion). */
  readonly idleAgentIds: Set<string>;
  /** The calls that wait, first to be served first. */
  waitingCallIds: string[];
}

/** A queue in which nobody is logged in and no call waits. */
export function newQueue({ id, name }: QueueRecord): Queue {
  return { id, name, agentIds: new Set(), idleAgentIds: new Set(), waitingCallIds: [] };
}
