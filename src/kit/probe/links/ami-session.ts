// A session of the probe's on the Manager Interface: actions are answered one behind the other, and events come in between.

import type { Socket } from 'node:net';
import { z } from 'zod';
import { type Address, connected, connectTo } from './connection.ts';
import type { ProbedServer } from './link.ts';

const SERVER = z.looseObject({
  host: z.string(),
  port: z.number(),
  username: z.string().default(''),
  secret: z.string().default(''),
  /** What an agent's device is called, with `{AgentID}` in it. */
  interface: z.string(),
  ca: z.string().optional(),
});

export type AmiServer = Address & { readonly username: string; readonly secret: string; readonly interface: string };

export const readAmiServer = (server: ProbedServer): AmiServer => SERVER.parse(server);

export type Headers = Readonly<Record<string, string>>;

export interface AmiSession {
  /** Sends one action; answers with its response as it came. Rejects where the connection is gone, or the time over. */
  ask(action: Headers, withinMs?: number): Promise<string>;
  /** `why` is told to whoever still waits. */
  close(why?: Error): void;
}

export const NO_ANSWER = 'AMI gave no answer to the probe.';

/** Which events are wanted, in the protocol's words, and who is given each as it came; absent: whatever comes is a response. */
export interface SessionOrder {
  readonly events: string;
  readonly onEvent?: ((event: string) => void) | undefined;
}

/** A message that is longer ends the session, in characters. */
const MESSAGE_LIMIT = 1024 * 1024;

const END = '\r\n\r\n';

/** Throws where nobody lets the probe in before `signal` is aborted; a session that is open goes on. */
export async function openSession(
  server: AmiServer,
  { events, onEvent }: SessionOrder,
  signal: AbortSignal,
): Promise<AmiSession> {
  const socket = connectTo(server);
  const giveUp = () => socket.destroy(new Error(NO_ANSWER));
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    await connected(socket, server);
    const session = converse(socket, onEvent);
    await session.greeted;
    await enter(session, server, events);
    return session;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** Logs in; throws where that is refused. */
export async function enter({ ask }: Pick<AmiSession, 'ask'>, server: AmiServer, Events: string): Promise<void> {
  const { username: Username, secret: Secret } = server;
  const response = await ask({ Action: 'Login', Username, Secret, Events });
  if (!isSuccess(response)) throw new Error(`AMI did not let the probe in: ${headerIn(response, 'Message') ?? ''}`);
}

export const isSuccess = (response: string): boolean => headerIn(response, 'Response') === 'Success';

/** The value of a header; undefined where there is no such line. */
export const headerIn = (message: string, name: string): string | undefined =>
  new RegExp(`^${name}: *(.*)$`, 'm').exec(message)?.[1]?.trim();

export const encode = (action: Headers): string =>
  `${Object.entries(action)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

interface Conversation extends AmiSession {
  readonly greeted: Promise<void>;
  /** Reads nothing more: what comes is somebody else's. */
  leave(): void;
}

/** Reads the greeting, and from then on message by message. */
export function converse(socket: Socket, onEvent?: (event: string) => void): Conversation {
  const waiting: { resolve(message: string): void; reject(error: Error): void }[] = [];
  let rest = '';
  let isGreeted = false;
  let gone: Error | undefined;

  const next = () => new Promise<string>((resolve, reject) => void waiting.push({ resolve, reject }));

  function take(message: string): void {
    if (onEvent !== undefined && message.startsWith('Event:')) onEvent(message);
    else waiting.shift()?.resolve(message);
  }

  function read(chunk: Buffer): void {
    rest += chunk.toString('utf8');
    for (;;) {
      const mark = isGreeted ? END : '\r\n';
      const end = rest.indexOf(mark);
      if (end < 0) break;
      const message = rest.slice(0, end);
      rest = rest.slice(end + mark.length);
      isGreeted = true;
      take(message);
    }
    if (rest.length > MESSAGE_LIMIT) socket.destroy(new Error('AMI says more than a message.'));
  }

  function end(error: Error): void {
    gone ??= error;
    for (const { reject } of waiting.splice(0)) reject(gone);
  }

  const onClose = () => end(new Error('AMI closed the connection of the probe.'));
  const greeted = next().then(() => undefined);
  socket.on('data', read).on('error', end).on('close', onClose);
  return {
    greeted,
    async ask(action, withinMs) {
      if (gone !== undefined) throw gone;
      socket.write(encode(action));
      if (withinMs === undefined) return next();
      const timer = setTimeout(() => socket.destroy(new Error(NO_ANSWER)), withinMs);
      return next().finally(() => clearTimeout(timer));
    },
    leave: () => void socket.off('data', read).off('error', end).off('close', onClose),
    close: (why) => void socket.destroy(why),
  };
}
