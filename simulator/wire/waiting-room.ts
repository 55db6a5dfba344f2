// Where messages wait that somebody holds back: for the next one in their lane to go first, and for a time. Once their
// term is over they wait no more.

import type { Term } from './term.ts';

export interface Guest {
  readonly lane: string;
  /** Whether it waits for the next one in its lane. */
  readonly behindNext: boolean;
  /** In milliseconds of wire time. */
  readonly afterMs: number;
  readonly ended: Term;
  readonly go: () => void;
}

export interface WaitingRoom {
  /** Lets somebody in, who goes when it is time; at once where there is nothing to wait for. */
  enter(guest: Guest): void;
  /** Whether somebody waits for the next one in `lane`. */
  isAwaited(lane: string): boolean;
  /** The next one in `lane` is through. */
  passed(lane: string): void;
  /** Sends everybody home. */
  clear(): void;
}

export function createWaitingRoom(): WaitingRoom {
  const waiting = new Set<{ behind: string | undefined; waitForTime(): void; sendHome(): void }>();

  function enter({ lane, behindNext, afterMs, ended, go }: Guest): void {
    if (ended.isOver || (!behindNext && afterMs === 0)) return void go();
    let timer: NodeJS.Timeout | undefined;
    const guest = {
      behind: behindNext ? lane : undefined,
      waitForTime() {
        guest.behind = undefined;
        if (afterMs === 0) leave();
        else timer = setTimeout(leave, afterMs);
      },
      sendHome() {
        clearTimeout(timer);
        takeBack();
        waiting.delete(guest);
      },
    };
    function leave(): void {
      guest.sendHome();
      go();
    }
    const takeBack = ended.onceOver(leave);
    waiting.add(guest);
    if (!behindNext) guest.waitForTime();
  }

  const thoseBehind = (lane: string) => [...waiting].filter(({ behind }) => behind === lane);
  return {
    enter,
    isAwaited: (lane) => thoseBehind(lane).length > 0,
    passed(lane) {
      for (const guest of thoseBehind(lane)) guest.waitForTime();
    },
    clear() {
      for (const guest of [...waiting]) guest.sendHome();
    },
  };
}
