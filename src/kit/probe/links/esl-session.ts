// A session of the probe's on FreeSWITCH's event socket: commands are answered one behind the other, and events come in between.
// Nothing is said, least of all a password, before the server has asked for it.

import type { Socket } from 'node:net';
import { z } from 'zod';
import type { Address } from './connection.ts';
import { asUtf8, type EslFrame, eslFramer, eslHeaderIn } from './esl-frames.ts';
import { openOver, unreached, workIn } from './line-session.ts';
import { type Hear, type ProbedServer, ServerUnusable, type Wire } from './link.ts';

const SERVER = z.looseObject({
  host: z.string(),
  port: z.number(),
  password: z.string().default(''),
  /** How agents and queues are called, with `{AgentID}` and `{Queue}` in it. */
  agent: z.string().default('{AgentID}@default'),
  queue: z.string().default('{Queue}@default'),
  ca: z.string().optional(),
});

export type EslServer = Address & Readonly<Record<'password' | 'agent' | 'queue', string>>;

export const readEslServer = (server: ProbedServer): EslServer => SERVER.parse(server);

/** How an agent is called there. */
export const nameOf = (server: EslServer, agentId: string): string =>
  server.agent.replaceAll('{AgentID}', () => agentId);

export const queueNameOf = (server: EslServer, queueId: string): string =>
  server.queue.replaceAll('{Queue}', () => queueId);

/** One word of a command, blanks and all. */
export const quoted = (word: string): string => `'${word}'`;

export interface EslSession {
  /** Sends one command; answers with its reply. Rejects where the connection is gone. */
  command(line: string): Promise<EslFrame>;
  /** Sends one api command; answers with what it prints. Rejects as well where it is answered as none. */
  api(line: string): Promise<string>;
  /** `why` is told to whoever still waits. */
  close(why?: Error): void;
}

/** Told of each event's body as it came, and of each message, line by line without secrets. */
export interface EslListeners {
  readonly onEvent?: ((body: string) => void) | undefined;
  readonly hear?: Hear | undefined;
}

export const CALLED = 'FreeSWITCH';

/** What is longer ends the session, in bytes. */
const LIMIT = 4 * 1024 * 1024;

/** Throws where nobody lets the probe in before `signal` is aborted; a session that is open goes on. */
export const openEslSession = (server: EslServer, listeners: EslListeners, signal: AbortSignal): Promise<EslSession> =>
  openOver<EslSession>(server, {
    ...{ called: CALLED, signal },
    async begin(socket) {
      const session = converse(socket, listeners);
      await enter(session, server);
      return session;
    },
  });

/** Works in a session without events, and closes it. Throws `ServerUnusable`. */
export async function inEslSession<T>(
  server: EslServer,
  { signal, hear }: Wire,
  work: (session: EslSession) => Promise<T>,
): Promise<T> {
  return workIn(await openEslSession(server, { hear }, signal), { called: CALLED, signal }, work);
}

const noEsl = (why: string): ServerUnusable =>
  new ServerUnusable('protocol', `It does not speak as an event socket does: ${why}.`);

/** Waits until it is asked who is there, and says so; throws where that is refused. */
export async function enter(conversation: EslConversation, { password }: EslServer): Promise<void> {
  const { head, body } = await conversation.greeting;
  const type = eslHeaderIn(head, 'Content-Type');
  if (type === 'text/rude-rejection')
    throw new ServerUnusable('account', `${CALLED} did not let the probe in: ${body.trim()}`);
  if (type !== 'auth/request') throw noEsl(`it begins with ${JSON.stringify(head.slice(0, 40))}`);
  const reply = eslHeaderIn((await conversation.command(`auth ${password}`)).head, 'Reply-Text') ?? '';
  if (!reply.startsWith('+OK')) throw new ServerUnusable('account', `${CALLED} did not let the probe in: ${reply}`);
}

export interface EslConversation extends EslSession {
  /** The first that the server says. */
  readonly greeting: Promise<EslFrame>;
  /** Reads nothing more: what comes is somebody else's. */
  leave(): void;
}

export function converse(socket: Socket, { onEvent, hear }: EslListeners = {}): EslConversation {
  const waiting: { resolve(frame: EslFrame): void; reject(error: Error): void }[] = [];
  const framer = eslFramer();
  let unframed = 0;
  let gone: Error | undefined;

  const next = () => new Promise<EslFrame>((resolve, reject) => void waiting.push({ resolve, reject }));

  function take(frame: EslFrame): void {
    hear?.('server', linesOf(frame));
    const type = eslHeaderIn(frame.head, 'Content-Type') ?? '';
    if (type.startsWith('text/event-')) onEvent?.(asUtf8(frame.body));
    else if (type !== 'text/disconnect-notice') waiting.shift()?.resolve(frame);
  }

  function read(bytes: Buffer): void {
    const frames = framer(bytes);
    unframed = frames.length > 0 ? 0 : unframed + bytes.length;
    frames.forEach(take);
    if (unframed > LIMIT) breakOff(noEsl('a message has no end'));
  }

  function end(error: Error): void {
    gone ??= unreached(CALLED, error);
    for (const { reject } of waiting.splice(0)) reject(gone);
  }

  /** Told before the socket is closed: a server that hangs up in the same moment is not what was wrong. */
  function breakOff(error: Error): void {
    end(error);
    socket.destroy(error);
  }

  const onClose = () => end(new ServerUnusable('silent', `${CALLED} closed the connection of the probe.`));
  const greeting = next();
  socket.on('data', read).on('error', end).on('close', onClose);

  async function command(line: string): Promise<EslFrame> {
    if (gone !== undefined) throw gone;
    hear?.('connector', [line.startsWith('auth ') ? 'auth ***' : line]);
    socket.write(`${line}\n\n`);
    return next();
  }

  return {
    greeting,
    command,
    async api(line) {
      const { head, body } = await command(`api ${line}`);
      const type = eslHeaderIn(head, 'Content-Type');
      if (type !== 'api/response') throw noEsl(`api ${line} is answered with ${type}`);
      return asUtf8(body);
    },
    leave: () => void socket.off('data', read).off('error', end).off('close', onClose),
    close: (why) => void socket.destroy(why),
  };
}

const linesOf = ({ head, body }: EslFrame): readonly string[] =>
  asUtf8(`${head}${body === '' ? '' : `\n\n${body}`}`).split('\n');
