// How the bytes of one reply go out when somebody spoils them: held back, cut up, delayed, cut off. Bytes only: which
// protocol they are of is not known here. All of it is wire time, which is always real.

import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { createLifetime, type Lifetime, shortestOf } from './lifetime.ts';
import { transportOf } from './tls.ts';

/**
 * One thing to do with a connection, in order. An `end` is the last, whatever stands behind it; `silence`: nothing more
 * comes, and the connection stays.
 */
export type ByteStep =
  | { readonly write: Uint8Array }
  | { readonly waitMs: number }
  | { readonly end: 'reset' | 'close' | 'silence' };

/** What becomes of the bytes of one reply. */
export interface Sending {
  readonly steps: readonly ByteStep[];
  /** Once it is over nothing waits any more: what is left is written at once, and who was to be silent is cut. */
  readonly ended: Lifetime;
}

/** How a message is answered: `A` an answer, `W` an answer as it was written. */
export type Delivery<A, W> =
  /** The message is not even heard: this is done. */
  { readonly instead: Sending } | Answered<A, W>;

export interface Answered<A, W> {
  readonly answer: A;
  /** Decides over its bytes as they are about to go out; without it they just do. */
  readonly sending?: ((bytes: Uint8Array) => Sending) | undefined;
  /** Told what has gone out, where nobody decides over it. */
  readonly written?: ((written: W) => void) | undefined;
}

/** Where bytes go out: a connection, and how to write to it. */
export interface Outlet {
  readonly socket: Socket;
  write(bytes: Uint8Array): void;
}

/** What `steps` write, all told. */
export function bytesOf(steps: readonly ByteStep[]): Buffer {
  const last = steps.findIndex((step) => 'end' in step);
  const done = last < 0 ? steps : steps.slice(0, last);
  return Buffer.concat(done.flatMap((step) => ('write' in step ? [step.write] : [])));
}

/** Does the steps. Resolves when they are done, or the connection is gone. */
export async function deliver({ socket, write }: Outlet, { steps, ended }: Sending): Promise<void> {
  for (const step of steps) {
    if (socket.destroyed) return;
    if ('end' in step) return finish(socket, step.end, ended);
    if ('write' in step) write(step.write);
    else await pause(socket, ended, step.waitMs);
  }
}

async function finish(socket: Socket, how: 'reset' | 'close' | 'silence', ended: Lifetime): Promise<void> {
  const closed = new Promise<void>((resolve) => void lifetimeOf(socket).onceOver(resolve));
  if (how === 'silence') await pause(socket, ended);
  if (how === 'reset') await reset(socket);
  else if (how === 'close') socket.destroySoon();
  else socket.destroy();
  await closed;
}

/** How often it is looked whether all has gone out, before a reset takes the rest. */
const LOOKS = 50;

/**
 * Once what was written has gone out, unless nobody reads it. Node would end its side before the reset, and whoever is quick would
 * see a connection that was closed in good order: it is destroyed at once.
 */
async function reset(socket: Socket): Promise<void> {
  for (let look = 0; look < LOOKS && socket.writableLength > 0; look += 1) await setImmediate();
  const transport = transportOf(socket);
  transport.destroySoon = () => void transport.destroy();
  transport.resetAndDestroy();
}

/** Until the time is over, the connection gone or the term over; without a time, until one of the others. */
function pause(socket: Socket, ended: Lifetime, milliseconds?: number): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed || ended.isOver) return resolve();
    const timer = milliseconds === undefined ? undefined : setTimeout(over, milliseconds);
    const takeBack = shortestOf([ended, lifetimeOf(socket)]).onceOver(over);
    function over(): void {
      clearTimeout(timer);
      takeBack();
      resolve();
    }
  });
}

/** Kept by the connections themselves, for as long as there are such. */
const lifetimes = new WeakMap<Socket, Lifetime>();

/** Over when the connection is. However much waits for that, the connection has one listener. */
function lifetimeOf(socket: Socket): Lifetime {
  const known = lifetimes.get(socket);
  if (known !== undefined) return known;
  const lifetime = createLifetime();
  lifetimes.set(socket, lifetime);
  socket.once('close', lifetime.end);
  return lifetime;
}
