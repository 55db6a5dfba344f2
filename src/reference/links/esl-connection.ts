// Lines to FreeSWITCH's event socket: logged in when one is first needed, one kept while it lasts, opened anew after it broke.
// Nothing in an answer tells whose it is, only the order does: on a line one request is outstanding at a time, who asks meanwhile
// has a line of his own, and what comes unasked ends the line.

import { createReader, lineOf, type Message } from './esl-reader.ts';
import { abortable, brokenOff, connectTo, failureOf, noAnswer, notOfTheProtocol, type SocketServer } from './socket.ts';

export interface EslServer extends SocketServer {
  readonly password: string;
}

export interface EslConnection {
  /** Sends one api command, once; answers with its text as it came. Gives up when `signal` aborts, and throws an Error. */
  api(command: string, signal: AbortSignal): Promise<string>;
  close(): void;
}

/** Who has not let this link in after so many milliseconds never will. */
const OPENING_MS = 5_000;

/** Opens nothing before something is asked. */
export function createEslConnection(server: EslServer, openingMs = OPENING_MS): EslConnection {
  /** The one that is kept while nobody asks. */
  let idle: Line | undefined;
  const busy = new Set<Line>();

  function giveBack(line: Line): void {
    busy.delete(line);
    if (line.isBroken() || idle !== undefined) line.end();
    else idle = line;
  }

  return {
    async api(command, signal) {
      const text = lineOf(`api ${command}`);
      const kept = idle?.isBroken() === false ? idle : undefined;
      idle = undefined;
      const line = kept ?? openLine(server, openingMs);
      busy.add(line);
      try {
        const { headers, body } = await abortable(line.ask(text), signal);
        if (headers['Content-Type'] !== 'api/response') throw notOfTheProtocol();
        return body;
      } catch (error) {
        line.end();
        throw error;
      } finally {
        giveBack(line);
      }
    },
    close() {
      for (const line of busy) line.end();
      idle?.end();
      idle = undefined;
    },
  };
}

export interface Line {
  /** Sends a request as soon as the line is open; answers with the next message. */
  ask(text: string): Promise<Message>;
  isBroken(): boolean;
  end(): void;
}

/** What becomes of a line on which events are told. */
export interface LineListeners {
  /** Is told the body of each. Absent: one that comes ends the line. */
  onEvent?(body: string): void;
  /** Nothing more will come. */
  onEnd?(): void;
}

export function openLine(server: EslServer, openingMs = OPENING_MS, { onEvent, onEnd }: LineListeners = {}): Line {
  const { password } = server;
  const socket = connectTo(server);
  let waiting: { resolve(message: Message): void; reject(error: Error): void } | undefined;
  let failure: Error | undefined;

  function fail(error: Error): void {
    failure ??= error;
    clearTimeout(opening);
    socket.destroy();
    waiting?.reject(failure);
    waiting = undefined;
  }

  function take(message: Message): void {
    const isEvent = message.headers['Content-Type']?.startsWith('text/event-') === true;
    if (isEvent && onEvent !== undefined) onEvent(message.body);
    else answer(message);
  }

  function answer(message: Message): void {
    const rejection = goodbyeIn(message);
    const { resolve } = waiting ?? {};
    waiting = rejection === undefined ? undefined : waiting;
    if (rejection !== undefined || resolve === undefined) fail(rejection ?? notOfTheProtocol());
    else resolve(message);
  }

  /** The next message; without `text` nothing is said for it. */
  function next(text = ''): Promise<Message> {
    if (failure !== undefined) return Promise.reject(failure);
    const message = new Promise<Message>((resolve, reject) => {
      waiting = { resolve, reject };
    });
    if (text !== '') socket.write(text);
    return message;
  }

  async function enter(): Promise<void> {
    const { headers } = await next();
    if (headers['Content-Type'] !== 'auth/request') throw notOfTheProtocol();
    const reply = (await next(lineOf(`auth ${password}`))).headers;
    clearTimeout(opening);
    if (reply['Content-Type'] !== 'command/reply') throw notOfTheProtocol();
    if (reply['Reply-Text'] !== '+OK accepted')
      throw new Error(`The CTI server does not let this link in: ${reply['Reply-Text']}.`);
  }

  socket
    .on('data', createReader(take, fail))
    .on('error', (error) => fail(failureOf(error)))
    .on('close', () => {
      fail(brokenOff());
      onEnd?.();
    });
  const opening = setTimeout(() => fail(noAnswer()), openingMs);
  const opened = enter().catch((error) => {
    fail(error);
    throw error;
  });
  opened.catch(() => undefined); // whoever asked may have given up already
  return {
    ask: (text) => opened.then(() => next(text)),
    isBroken: () => failure !== undefined,
    end: () => fail(brokenOff()),
  };
}

/** Why the server ends the conversation, where it says so. */
function goodbyeIn({ headers, body }: Message): Error | undefined {
  const { 'Content-Type': type } = headers;
  if (type === 'text/rude-rejection') return new Error(`The CTI server does not let this link in: ${body.trim()}`);
  return type === 'text/disconnect-notice' ? brokenOff() : undefined;
}
