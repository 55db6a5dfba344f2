// What a queue has been through, as QueueStatus and QueueSummary tell it. Times are whole seconds.

export interface QueueStatistics {
  completed: number;
  abandoned: number;
  /** Of the calls that were answered, averaged as Asterisk does: three parts of what was, one of the new. */
  holdTime: number;
  talkTime: number;
  /** How many were answered at once. */
  inTime: number;
}

export interface Statistics {
  of(queueId: string): QueueStatistics;
  clear(): void;
}

export function createStatistics(): Statistics {
  const queues = new Map<string, QueueStatistics>();
  return {
    of(queueId) {
      const known = queues.get(queueId) ?? { completed: 0, abandoned: 0, holdTime: 0, talkTime: 0, inTime: 0 };
      queues.set(queueId, known);
      return known;
    },
    clear: () => queues.clear(),
  };
}

/** Takes a call that was answered into account. */
export function complete(statistics: QueueStatistics, hold: number, talk: number): void {
  statistics.completed += 1;
  statistics.holdTime = Math.trunc((statistics.holdTime * 3 + hold) / 4);
  statistics.talkTime = statistics.talkTime === 0 ? talk : Math.trunc((statistics.talkTime * 3 + talk) / 4);
  if (hold === 0) statistics.inTime += 1;
}

/** The share of calls answered at once: of those answered, and of all. */
export function levels({
  completed,
  abandoned,
  inTime,
}: QueueStatistics): readonly [ofAnswered: string, ofAll: string] {
  const share = (all: number): string => (all === 0 ? '0.0' : ((inTime / all) * 100).toFixed(1));
  return [share(completed), share(completed + abandoned)];
}
