// Where messages wait that somebody holds back: for the next one in their lane to go first, and for a time. Once their
// term is over they wait no more; and where more waits than is kept, whoever has waited longest goes at once.

import type { Lifetime } from './lifetime.ts';

interface HeldMessage {
  readonly lane: string;
  /** Whether it waits for the next one in its lane. */
  readonly behindNext: boolean;
  /** In milliseconds of wire time. */
  readonly afterMs: number;
  readonly ended: Lifetime;
  /** What it keeps in memory meanwhile, in characters. */
  readonly size: number;
  readonly go: () => void;
}

/** No more than this waits at a time, in characters. */
export const MOST_KEPT = 16 * 1024 * 1024;

interface Waiting {
  waitForTime(): void;
  leave(): void;
  remove(): void;
}

export interface HoldQueue {
  /** Lets somebody in, who goes when it is time; at once where there is nothing to wait for. */
  enter(held: HeldMessage): void;
  /** Whether somebody waits for the next one in `lane`. */
  isAwaited(lane: string): boolean;
  /** The next one in `lane` is through. */
  passed(lane: string): void;
  /** Sends everybody home. */
  clear(): void;
}

export function createHoldQueue(): HoldQueue {
  const waiting = new Set<Waiting>();
  const behind = new Map<string, Set<Waiting>>();
  let kept = 0;

  function enter({ lane, behindNext, afterMs, ended, size, go }: HeldMessage): void {
    if (ended.isOver || (!behindNext && afterMs === 0)) return void go();
    let timer: NodeJS.Timeout | undefined;
    const held: Waiting = {
      waitForTime() {
        leaveLane(lane, held);
        if (afterMs === 0) held.leave();
        else timer = setTimeout(held.leave, afterMs);
      },
      leave() {
        held.remove();
        go();
      },
      remove() {
        clearTimeout(timer);
        takeBack();
        leaveLane(lane, held);
        if (waiting.delete(held)) kept -= size;
      },
    };
    const takeBack = ended.onceOver(held.leave);
    waiting.add(held);
    kept += size;
    if (behindNext) behind.set(lane, (behind.get(lane) ?? new Set()).add(held));
    else held.waitForTime();
    for (const oldest of waiting) {
      if (kept <= MOST_KEPT) break;
      oldest.leave();
    }
  }

  function leaveLane(lane: string, held: Waiting): void {
    const those = behind.get(lane);
    if (those?.delete(held) && those.size === 0) behind.delete(lane);
  }

  return {
    enter,
    isAwaited: (lane) => behind.has(lane),
    passed(lane) {
      for (const held of [...(behind.get(lane) ?? [])]) held.waitForTime();
    },
    clear() {
      for (const held of [...waiting]) held.remove();
    },
  };
}
