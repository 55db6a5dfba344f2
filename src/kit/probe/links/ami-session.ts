// A session of the probe's on the Manager Interface: actions are answered one behind the other, and events come in between. Nothing
// is said, least of all a secret, before the server has said that it speaks AMI.

import type { Socket } from 'node:net';
import { z } from 'zod';
import type { Address } from './connection.ts';
import { openOver, silent, unreached, workIn } from './line-session.ts';
import { type Hear, type ProbedServer, ServerUnusable, type Wire } from './link.ts';

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
  /** The items of the list that an action is answered with. Rejects as well where it is refused, or has no end. */
  list(action: Headers): Promise<readonly string[]>;
  /** `why` is told to whoever still waits. */
  close(why?: Error): void;
}

const CALLED = 'AMI';

/** Which events are wanted, in the protocol's words, and who is given each as it came; absent: whatever comes is a response. */
export interface SessionOrder {
  readonly events: string;
  readonly onEvent?: ((event: string) => void) | undefined;
  /** Told of each message, without secrets. */
  readonly hear?: Hear | undefined;
}

/** A message that is longer ends the session, in characters; and so does a list that has more items. */
const MESSAGE_LIMIT = 1024 * 1024;
const ITEMS_LIMIT = 10_000;

/** How a server says that it speaks AMI. */
const GREETING = 'Asterisk Call Manager/';

const END = '\r\n\r\n';

/** Throws where nobody lets the probe in before `signal` is aborted; a session that is open goes on. */
export const openSession = (
  server: AmiServer,
  { events, onEvent, hear }: SessionOrder,
  signal: AbortSignal,
): Promise<AmiSession> =>
  openOver<AmiSession>(server, {
    ...{ called: CALLED, signal },
    async begin(socket) {
      const session = converse(socket, { onEvent, hear });
      await session.greeted;
      await enter(session, server, events);
      return session;
    },
  });

/** Works in a session without events, and closes it. Throws `ServerUnusable`. */
export async function inSession<T>(
  server: AmiServer,
  { signal, hear }: Wire,
  work: (session: AmiSession) => Promise<T>,
): Promise<T> {
  return workIn(await openSession(server, { events: 'off', hear }, signal), { called: CALLED, signal }, work);
}

/** How the device of an agent is called. */
export const deviceOf = (server: AmiServer, agentId: string): string =>
  server.interface.replaceAll('{AgentID}', () => agentId);

/** Logs in; throws where that is refused. */
export async function enter({ ask }: Pick<AmiSession, 'ask'>, server: AmiServer, Events: string): Promise<void> {
  const { username: Username, secret: Secret } = server;
  const response = await ask({ Action: 'Login', Username, Secret, Events });
  if (isSuccess(response)) return;
  throw new ServerUnusable('account', `${CALLED} did not let the probe in: ${headerIn(response, 'Message') ?? ''}`);
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

type Listeners = Pick<SessionOrder, 'onEvent' | 'hear'>;

/** Somebody who waits for a list to be whole. */
interface Listing {
  readonly items: string[];
  resolve(items: readonly string[]): void;
  reject(error: Error): void;
}

/** Reads the greeting, and from then on message by message. */
export function converse(socket: Socket, { onEvent, hear }: Listeners = {}): Conversation {
  const waiting: { resolve(message: string): void; reject(error: Error): void }[] = [];
  let listing: Listing | undefined;
  let rest = '';
  let isGreeted = false;
  let gone: Error | undefined;

  const next = () => new Promise<string>((resolve, reject) => void waiting.push({ resolve, reject }));

  function take(message: string): void {
    if (isGreeted) hear?.('server', message.split('\r\n'));
    if (isGreeted && listing !== undefined && message.startsWith('Event:')) takeItem(listing, message);
    else if (onEvent !== undefined && message.startsWith('Event:')) onEvent(message);
    else waiting.shift()?.resolve(message);
  }

  function takeItem({ items, resolve }: Listing, message: string): void {
    if (headerIn(message, 'EventList')?.toLowerCase() === 'complete') {
      listing = undefined;
      resolve(items);
    } else if (items.push(message) > ITEMS_LIMIT) breakOff(noAmi('a list has no end'));
  }

  function read(chunk: Buffer): void {
    rest += chunk.toString('utf8');
    for (;;) {
      const mark = isGreeted ? END : '\n';
      const end = rest.indexOf(mark);
      if (end < 0) break;
      const message = rest.slice(0, end);
      rest = rest.slice(end + mark.length);
      take(message);
      isGreeted = true;
    }
    if (rest.length > MESSAGE_LIMIT) breakOff(noAmi('a message has no end'));
  }

  function end(error: Error): void {
    gone ??= unreached(CALLED, error);
    for (const { reject } of waiting.splice(0)) reject(gone);
    listing?.reject(gone);
  }

  /** Told before the socket is closed: a server that hangs up in the same moment is not what was wrong. */
  function breakOff(error: Error): void {
    end(error);
    socket.destroy(error);
  }

  const onClose = () => end(new ServerUnusable('silent', `${CALLED} closed the connection of the probe.`));
  const greeted = next().then((greeting) => {
    if (!greeting.startsWith(GREETING)) throw noAmi(`it begins with ${JSON.stringify(greeting.slice(0, 40))}`);
  });
  socket.on('data', read).on('error', end).on('close', onClose);

  async function ask(action: Headers, withinMs?: number): Promise<string> {
    if (gone !== undefined) throw gone;
    const lines = Object.entries(action).map(([name, value]) => `${name}: ${name === 'Secret' ? '***' : value}`);
    hear?.('connector', lines);
    socket.write(encode(action));
    if (withinMs === undefined) return next();
    const timer = setTimeout(() => socket.destroy(silent(CALLED)), withinMs);
    return next().finally(() => clearTimeout(timer));
  }

  return {
    greeted,
    ask,
    async list(action) {
      const items = new Promise<readonly string[]>((resolve, reject) => {
        listing = { items: [], resolve, reject };
      });
      items.catch(() => undefined); // told below, where there is a response
      const response = await ask(action);
      if (!isSuccess(response)) {
        listing = undefined;
        const words = headerIn(response, 'Message') ?? '';
        throw new ServerUnusable('refusal', `${CALLED} refuses ${action.Action} to the probe: ${words}`);
      }
      return items;
    },
    leave: () => void socket.off('data', read).off('error', end).off('close', onClose),
    close: (why) => void socket.destroy(why),
  };
}

const noAmi = (why: string): ServerUnusable => new ServerUnusable('protocol', `It does not speak AMI: ${why}.`);
