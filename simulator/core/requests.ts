// How accepted requests end: a deferred logout is answered now and done later, and whoever asked may ask again.

/** `pending` until the ACD has done it. */
export interface RequestOutcome {
  readonly requestId: string;
  readonly agentId: string;
  readonly outcome: 'pending' | 'done';
}

export interface RequestLog {
  open(requestId: string, agentId: string): void;
  /** Answers whether there was such a request and it was pending. */
  close(requestId: string): boolean;
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
    close(requestId) {
      const request = requests.get(requestId);
      if (request?.outcome !== 'pending') return false;
      requests.set(requestId, { ...request, outcome: 'done' });
      return true;
    },
    find: (requestId) => requests.get(requestId),
    clear: () => requests.clear(),
  };
}
