// Whose turn it is on one connection: messages are worked one after the other, and one that has to wait holds up those
// behind it, and nobody else.

import type { Socket } from 'node:net';

/** What a message comes to; behind the last there is none. */
interface Worked {
  readonly isLast: boolean;
}

export type Work = () => Worked | Promise<Worked>;

/** A client that lets more than this wait behind a message that has to wait itself, in characters, is cut off. */
const PILE_LIMIT = 1024 * 1024;

/** What comes is read meanwhile: of a connection that nobody reads nobody hears the end. */
export function createTurns(socket: Socket): (work: Work, length?: number) => void {
  const waiting: { readonly work: Work; readonly length: number }[] = [];
  let pile = 0;
  let isBusy = false;
  let isOver = false;

  function take(work: Work): void {
    if (isOver || socket.destroyed) return;
    const done = work();
    if (!(done instanceof Promise)) isOver ||= done.isLast;
    else {
      isBusy = true;
      void done.then(goOn);
    }
  }

  function goOn({ isLast }: Worked): void {
    isOver ||= isLast;
    isBusy = false;
    for (let next = waiting.shift(); next !== undefined; next = isBusy ? undefined : waiting.shift()) {
      pile -= next.length;
      take(next.work);
    }
  }

  return (work, length = 0) => {
    if (!isBusy) take(work);
    else {
      waiting.push({ work, length });
      pile += length;
      if (pile > PILE_LIMIT) socket.destroy();
    }
  };
}
