// What the probe's sessions over a plain connection share, whatever is spoken on it: they are opened in time, or given up, and closed
// when the work in them is done. `called`: how a person calls the server.

import type { Socket } from 'node:net';
import { type Address, connected, connectTo } from './connection.ts';
import { ServerUnusable } from './link.ts';

export const silent = (called: string): ServerUnusable =>
  new ServerUnusable('silent', `${called} gave no answer to the probe.`);

/** A connection that does not come about is nobody's. */
export const unreached = (called: string, error: NodeJS.ErrnoException): Error =>
  error instanceof ServerUnusable
    ? error
    : new ServerUnusable('absent', `${called} cannot be reached: ${error.code ?? error.message}.`, error);

interface Opening<S> {
  readonly called: string;
  /** Given up once it is aborted; a session that is open goes on. */
  readonly signal: AbortSignal;
  /** Lets the probe in; throws where nobody does. */
  begin(socket: Socket): Promise<S>;
}

/** Throws `ServerUnusable` where there is no session before `signal` is aborted. */
export async function openOver<S>(address: Address, { called, signal, begin }: Opening<S>): Promise<S> {
  const socket = connectTo(address);
  const giveUp = () => socket.destroy(silent(called));
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    if (signal.aborted) giveUp();
    await connected(socket, address).catch((error) => {
      throw unreached(called, error);
    });
    return await begin(socket);
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** `why` is told to whoever still waits in the session. */
interface Closing {
  close(why?: Error): void;
}

/** Works in `session`, and closes it. */
export async function workIn<S extends Closing, T>(
  session: S,
  { called, signal }: Pick<Opening<S>, 'called' | 'signal'>,
  work: (session: S) => Promise<T>,
): Promise<T> {
  const giveUp = () => session.close(silent(called));
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await work(session);
  } finally {
    signal.removeEventListener('abort', giveUp);
    session.close();
  }
}
