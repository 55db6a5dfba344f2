// Where spoiled events wait: for the next event of their device to go first, and for a time. Once the faults that hold
// them back are gone they wait no more.

import type { Term } from '../../wire/term.ts';

export interface Guest {
  /** The device; `behindNext` has it wait for that one's next event. */
  readonly dn: string;
  readonly behindNext: boolean;
  /** In milliseconds of wire time. */
  readonly afterMs: number;
  readonly term: Term;
  readonly go: () => void;
}

export interface WaitingRoom {
  /** Lets somebody in, who goes when it is time; at once where there is nothing to wait for. */
  enter(guest: Guest): void;
  /** Whether somebody waits for the next event of `dn`. */
  isAwaited(dn: string): boolean;
  /** The next event of `dn` is through. */
  passed(dn: string): void;
  /** Sends everybody home. */
  clear(): void;
}

export function createWaitingRoom(): WaitingRoom {
  const waiting = new Set<{ behind: string | undefined; waitForTime(): void; sendHome(): void }>();

  function enter({ dn, behindNext, afterMs, term, go }: Guest): void {
    if (term.isOver || (!behindNext && afterMs === 0)) return void go();
    let timer: NodeJS.Timeout | undefined;
    const guest = {
      behind: behindNext ? dn : undefined,
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
    const takeBack = term.onceOver(leave);
    waiting.add(guest);
    if (!behindNext) guest.waitForTime();
  }

  const thoseBehind = (dn: string) => [...waiting].filter(({ behind }) => behind === dn);
  return {
    enter,
    isAwaited: (dn) => thoseBehind(dn).length > 0,
    passed(dn) {
      for (const guest of thoseBehind(dn)) guest.waitForTime();
    },
    clear() {
      for (const guest of [...waiting]) guest.sendHome();
    },
  };
}
