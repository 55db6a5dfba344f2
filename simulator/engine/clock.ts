// The ACD clock: the only time the core knows. It follows a wall clock that it is given, or stands still until it is
// told to move; either way it never goes back, and what is due is run in the order of time.

/** What the world outside says of time, in milliseconds since 1970. */
export interface WallClock {
  now(): number;
  /** Calls `run` once, after `milliseconds`; the answer calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

export const CLOCK_MODES = ['real', 'manual'] as const;

/** `real` follows the wall clock, `manual` moves when it is told to. */
export type ClockMode = (typeof CLOCK_MODES)[number];

export interface Clock {
  readonly mode: ClockMode;
  /** ACD time, whole milliseconds since 1970. */
  now(): number;
  /** What the world outside says, whatever the mode. */
  realNow(): number;
  /** Calls `run` once the time is `at`, later than now in any case; the answer calls it off. */
  schedule(at: number, run: () => void): () => void;
  /** When the next timer is due; undefined where none is. */
  nextTimer(): number | undefined;
  setMode(mode: ClockMode): void;
  /** Moves a manual clock, and runs what is due on the way, each at its own time. Throws where the clock is real. */
  advanceTo(time: number): void;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** The longest that a wall clock is asked to wait at once, in milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1;

export function createClock({ mode, wall }: { readonly mode: ClockMode; readonly wall: WallClock }): Clock {
  let current: ClockMode = mode;
  /** What ACD time is ahead of the wall clock, while it is real. */
  let ahead = 0;
  /** The latest time that was told. */
  let stoodAt = wall.now();
  let disarm: () => void = () => undefined;
  /** By time, then by when they were set. */
  const timers: Timer[] = [];

  /** A wall clock may be set back; this one stands until it has caught up. */
  function now(): number {
    if (current === 'real') stoodAt = Math.max(stoodAt, wall.now() + ahead);
    return stoodAt;
  }

  const nextTimer = (): number | undefined => timers[0]?.at;

  /** The wall clock is asked to wake this one for the next timer, and for no other. */
  function arm(): void {
    disarm();
    disarm = () => undefined;
    const next = nextTimer();
    if (current !== 'real' || next === undefined) return;
    disarm = wall.after(Math.min(Math.max(next - now(), 0), LONGEST_WAIT), () => {
      runUntil(now());
      arm();
    });
  }

  function runUntil(time: number): void {
    for (let next = nextTimer(); next !== undefined && next <= time; next = nextTimer()) {
      stoodAt = Math.max(stoodAt, next);
      timers.shift()?.run();
    }
  }

  function callOff(timer: Timer): void {
    const place = timers.indexOf(timer);
    if (place < 0) return;
    timers.splice(place, 1);
    if (place === 0) arm();
  }

  return {
    get mode() {
      return current;
    },
    now,
    realNow: wall.now,
    nextTimer,
    schedule(at, run) {
      const timer: Timer = { at, run };
      timers.splice(placeOf(timers, at), 0, timer);
      if (timers[0] === timer) arm();
      return () => callOff(timer);
    },
    setMode(wanted) {
      ahead = now() - wall.now();
      current = wanted;
      arm();
    },
    advanceTo(time) {
      if (current === 'real') throw new Error('A real clock goes by itself.');
      runUntil(time);
      stoodAt = Math.max(stoodAt, time);
    },
  };
}

/** Where a timer for `at` goes: behind those that are due then already. */
function placeOf(timers: readonly Timer[], at: number): number {
  let [from, to] = [0, timers.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((timers[middle] as Timer).at <= at) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A manual clock of a world that stands still. Starts at `start`, in milliseconds. */
export function createManualClock(start = 0): Clock {
  return createClock({ mode: 'manual', wall: { now: () => start, after: () => () => undefined } });
}
