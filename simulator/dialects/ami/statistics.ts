// What a queue has been through, as QueueStatus and QueueSummary tell it. Times are whole seconds.

export interface QueueStatistics {
  completed: number;
  abandoned: number;
  /** Averaged as Asterisk does: the first as it is, then three parts of what was, one of the new. */
  holdTime: number;
  talkTime: number;
  /** How many were answered at once, and how many gave up at once. */
  inTime: number;
  abandonedInTime: number;
}

export interface Statistics {
  of(queueId: string): QueueStatistics;
  /** What that queue has been through counts no longer. */
  reset(queueId: string): void;
  clear(): void;
}

const NOTHING: QueueStatistics = {
  completed: 0,
  abandoned: 0,
  holdTime: 0,
  talkTime: 0,
  inTime: 0,
  abandonedInTime: 0,
};

export function createStatistics(): Statistics {
  const queues = new Map<string, QueueStatistics>();
  return {
    of(queueId) {
      const known = queues.get(queueId) ?? { ...NOTHING };
      queues.set(queueId, known);
      return known;
    },
    reset: (queueId) => void queues.delete(queueId),
    clear: () => queues.clear(),
  };
}

/** Takes into account how long a call waited that is answered. */
export function answer(statistics: QueueStatistics, hold: number): void {
  const isFirst = statistics.completed + statistics.abandoned === 0;
  statistics.holdTime = isFirst ? hold : average(statistics.holdTime, hold);
}

/** Takes a call that was answered and is over into account. */
export function complete(
  statistics: QueueStatistics,
  { hold, talk }: { readonly hold: number; readonly talk: number },
): void {
  statistics.completed += 1;
  statistics.talkTime = statistics.completed === 1 ? talk : average(statistics.talkTime, talk);
  if (hold === 0) statistics.inTime += 1;
}

const average = (before: number, now: number): number => Math.trunc((before * 3 + now) / 4);

/** Takes a call into account whose caller gave up after so many seconds. */
export function abandon(statistics: QueueStatistics, hold: number): void {
  statistics.abandoned += 1;
  if (hold === 0) statistics.abandonedInTime += 1;
}

/** The share of calls that were answered at once of those answered; and of those that waited no longer, of all. */
export function levels(about: QueueStatistics): readonly [ofAnswered: string, ofAll: string] {
  const { completed, abandoned, inTime, abandonedInTime } = about;
  return [share(inTime, completed), share(inTime + abandonedInTime, completed + abandoned)];
}

const share = (part: number, all: number): string => (all === 0 ? '0.0' : ((part / all) * 100).toFixed(1));
