// How the bytes of one reply go out when somebody spoils them: held back, cut up, delayed, cut off. Bytes only: which
// protocol they are of is not known here. All of it is wire time, which is always real.

import type { Socket } from 'node:net';

/** One thing to do with a connection, in order. `silence`: nothing more comes, and the connection stays. */
export type ByteStep =
  | { readonly write: Buffer }
  | { readonly waitMs: number }
  | { readonly end: 'reset' | 'close' | 'silence' };

/** What becomes of the bytes of one reply. */
export interface Sending {
  readonly steps: readonly ByteStep[];
  /** Once it is aborted nothing waits any more: what is left is written at once, and who was to be silent is cut. */
  readonly ended: AbortSignal;
}

/** Where bytes go out: a connection, and how to write to it. */
export interface Outlet {
  readonly socket: Socket;
  write(bytes: Buffer): void;
}

/** What `steps` write, all told. */
export const bytesOf = (steps: readonly ByteStep[]): Buffer =>
  Buffer.concat(steps.flatMap((step) => ('write' in step ? [step.write] : [])));

/** Does the steps. Resolves when they are done, or the connection is gone. */
export async function deliver({ socket, write }: Outlet, { steps, ended }: Sending): Promise<void> {
  for (const step of steps) {
    if (socket.destroyed) return;
    if ('write' in step) write(step.write);
    else if ('waitMs' in step) await pause(socket, ended, step.waitMs);
    else await finish(socket, step.end, ended);
  }
}

async function finish(socket: Socket, how: 'reset' | 'close' | 'silence', ended: AbortSignal): Promise<void> {
  if (how === 'reset') socket.resetAndDestroy();
  else if (how === 'close') socket.destroySoon();
  else {
    await pause(socket, ended);
    socket.destroy();
  }
}

/** Until the time is over, the connection gone or the spoiling ended; without a time, until one of the others. */
function pause(socket: Socket, ended: AbortSignal, milliseconds?: number): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed || ended.aborted) return resolve();
    const timer = milliseconds === undefined ? undefined : setTimeout(over, milliseconds);
    function over(): void {
      clearTimeout(timer);
      socket.off('close', over);
      ended.removeEventListener('abort', over);
      resolve();
    }
    socket.once('close', over);
    ended.addEventListener('abort', over, { once: true });
  });
}
