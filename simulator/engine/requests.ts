// How requests ended that were accepted for later: whoever asked may ask again. Those that wait are the Acd's.

import type { Rejection } from '../core/rejection.ts';

/** `pending` until the ACD has settled it. */
export interface RequestOutcome {
  readonly requestId: string;
  readonly agentId: string;
  readonly outcome: 'pending' | 'done' | 'refused';
  /** Why, where it was refused. */
  readonly rejection?: Rejection | undefined;
}

export interface RequestLog {
  settle(outcome: RequestOutcome): void;
  find(requestId: string): RequestOutcome | undefined;
  clear(): void;
}

/** How many are remembered; the oldest go first. */
const REMEMBERED = 10_000;

export function createRequestLog(): RequestLog {
  const requests = new Map<string, RequestOutcome>();
  return {
    settle(outcome) {
      requests.set(outcome.requestId, outcome);
      const [oldest] = requests.keys();
      if (requests.size > REMEMBERED && oldest !== undefined) requests.delete(oldest);
    },
    find: (requestId) => requests.get(requestId),
    clear: () => requests.clear(),
  };
}
