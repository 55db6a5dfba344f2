// The time of the machine that this runs on, as the ACD clock follows it.

import type { WallClock } from './clock.ts';

/** Its timers hold no process. */
export const wallClock: WallClock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds).unref();
    return () => clearTimeout(timer);
  },
};
