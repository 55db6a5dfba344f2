// For how long something may be kept waiting. Who is kept waits for a time, or for ever, but no longer than the term:
// once that is over, everybody goes at once. An AbortSignal would do but for two things on Node 20: more than ten
// listeners are a warning, and signals made of others are never let go.

export interface Lifetime {
  readonly isOver: boolean;
  /** Calls `listener` once, when the term is over; the answer takes it back. */
  onceOver(listener: () => void): () => void;
}

/** Nobody ends it. */
export const ENDLESS: Lifetime = { isOver: false, onceOver: () => () => undefined };

export function createLifetime(): Lifetime & { end(): void } {
  const listeners = new Set<() => void>();
  let isOver = false;
  return {
    get isOver() {
      return isOver;
    },
    onceOver(listener) {
      if (!isOver) listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    end() {
      isOver = true;
      const waiting = [...listeners];
      listeners.clear();
      for (const listener of waiting) listener();
    },
  };
}

/** Over as soon as one of `terms` is. */
export function shortestOf(terms: readonly Lifetime[]): Lifetime {
  return {
    get isOver() {
      return terms.some((term) => term.isOver);
    },
    onceOver(listener) {
      const takeBacks = terms.map((term) => term.onceOver(over));
      function over(): void {
        takeBack();
        listener();
      }
      const takeBack = () => {
        for (const one of takeBacks) one();
      };
      return takeBack;
    },
  };
}
