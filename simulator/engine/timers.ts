// The timers of one owner on the ACD clock: called off by what they are for, or all together.

import type { Clock } from './clock.ts';

export interface Timers {
  /** Calls `run` once, at `at`, unless it is called off. One purpose has one timer: an earlier one is called off. */
  set(purpose: unknown, at: number, run: () => void): void;
  callOff(purpose: unknown): void;
  clear(): void;
}

export function createTimers(clock: Pick<Clock, 'schedule'>): Timers {
  const pending = new Map<unknown, () => void>();
  function callOff(purpose: unknown): void {
    pending.get(purpose)?.();
    pending.delete(purpose);
  }
  return {
    callOff,
    set(purpose, at, run) {
      callOff(purpose);
      const callOffThis = clock.schedule(at, () => {
        pending.delete(purpose);
        run();
      });
      pending.set(purpose, callOffThis);
    },
    clear() {
      for (const purpose of [...pending.keys()]) callOff(purpose);
    },
  };
}
