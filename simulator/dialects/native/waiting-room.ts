// Where spoiled events wait: for their time, or for the next event to go first. Once the faults are gone nothing waits.

export interface WaitingRoom {
  /** Lets `go` after so many milliseconds of wire time. */
  delay(go: () => void, afterMs: number): void;
  /** Lets `go` behind the next event. */
  hold(go: () => void): void;
  /** Those that were held until now, to be let go by the caller. */
  leaving(): readonly (() => void)[];
  /** Lets everybody go at once. */
  letGo(): void;
  /** Sends everybody home. */
  clear(): void;
}

export function createWaitingRoom(): WaitingRoom {
  const timed = new Map<() => void, NodeJS.Timeout>();
  let held: (() => void)[] = [];
  const clear = (): readonly (() => void)[] => {
    const everybody = [...timed.keys(), ...held];
    for (const timer of timed.values()) clearTimeout(timer);
    timed.clear();
    held = [];
    return everybody;
  };
  return {
    delay(go, afterMs) {
      const timer = setTimeout(() => {
        timed.delete(go);
        go();
      }, afterMs);
      timed.set(go, timer);
    },
    hold: (go) => void held.push(go),
    leaving() {
      const left = held;
      held = [];
      return left;
    },
    letGo() {
      for (const go of clear()) go();
    },
    clear: () => void clear(),
  };
}
