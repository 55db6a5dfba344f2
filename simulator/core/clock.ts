// The ACD clock: the only time the core knows. Whoever starts the simulator decides which one it is.

/** Milliseconds since 1970. */
export interface Clock {
  now(): number;
}

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  advance(milliseconds: number): void;
}

/** Starts at `start`, in milliseconds. */
export function createManualClock(start = 0): ManualClock {
  let time = start;
  return {
    now: () => time,
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
}
