// How accepted requests end: a deferred logout, or a Command that was accepted for later, is answered now and settled
// later, and whoever asked may ask again.

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
  open(requestId: string, agentId: string): void;
  /** Settles it as refused where a Rejection is given, else as done. Answers whether it was pending until now. */
  close(requestId: string, rejection?: Rejection): boolean;
  find(requestId: string): RequestOutcome | undefined;
  clear(): void;
}

/** How many requests are remembered; the oldest go first. */
const REMEMBERED = 10_000;

export function createRequestLog(): RequestLog {
  const requests = new Map<string, RequestOutcome>();
  return {
    open(requestId, agentId) {
      requests.set(requestId, { requestId, agentId, outcome: 'pending' });
      const [oldest] = requests.keys();
      if (requests.size > REMEMBERED && oldest !== undefined) requests.delete(oldest);
    },
    close(requestId, rejection) {
      const request = requests.get(requestId);
      if (request?.outcome !== 'pending') return false;
      const settled =
        rejection === undefined ? { outcome: 'done' as const } : { outcome: 'refused' as const, rejection };
      requests.set(requestId, { ...request, ...settled });
      return true;
    },
    find: (requestId) => requests.get(requestId),
    clear: () => requests.clear(),
  };
}
