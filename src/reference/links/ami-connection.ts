// One connection to Asterisk's Manager Interface: logged in when it is first needed, kept while it lasts, opened anew
// after it broke. An action is answered by the response with its own ActionID, and by nothing else.

import { createReader, type Message, textOf } from './ami-reader.ts';
import { abortable, brokenOff, connectTo, failureOf, noAnswer, notOfTheProtocol, type SocketServer } from './socket.ts';

export interface AmiServer extends SocketServer {
  readonly username: string;
  readonly secret: string;
}

interface Answer {
  readonly response: Message;
  /** Of a list: its items, without what ends it; undefined where it is none. */
  readonly items: readonly Message[] | undefined;
}

export interface AmiConnection {
  /** Sends one action, once. Gives up when `signal` aborts, and throws an Error. */
  ask(action: Message, signal: AbortSignal): Promise<Answer>;
  close(): void;
}

/** Who has not let this link in after so many milliseconds never will. */
const OPENING_MS = 5_000;
/** A list of more items is none. */
const MOST_ITEMS = 20_000;

/** Opens nothing before something is asked. */
export function createAmiConnection(server: AmiServer, openingMs = OPENING_MS): AmiConnection {
  let line: Line | undefined;

  /** On a line that is broken, or on which somebody waited in vain, nobody else begins to wait. */
  function leave(mine: Line): void {
    if (line === mine) line = undefined;
    mine.endWhenIdle();
  }

  return {
    async ask(action, signal) {
      line ??= openLine(server, openingMs);
      const mine = line;
      await abortable(mine.opened, signal).finally(() => mine.isBroken() && leave(mine));
      return mine.ask(action, signal).finally(() => (mine.isBroken() || signal.aborted) && leave(mine));
    },
    close() {
      line?.end();
      line = undefined;
    },
  };
}

interface Line {
  /** Rejects where the server does not let this link in. */
  readonly opened: Promise<void>;
  /** Gives up when `signal` aborts. */
  ask(action: Message, signal: AbortSignal): Promise<Answer>;
  isBroken(): boolean;
  /** Ends it as soon as nobody waits for anything on it. */
  endWhenIdle(): void;
  end(): void;
}

interface Pending {
  readonly items: Message[];
  response: Message | undefined;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

function openLine(server: AmiServer, openingMs: number): Line {
  const { username, secret } = server;
  const socket = connectTo(server);
  const pending = new Map<string, Pending>();
  let failure: Error | undefined;
  let asked = 0;
  let isLeft = false;

  function fail(error: Error): void {
    failure ??= error;
    clearTimeout(opening);
    socket.destroy();
    const waiting = [...pending.values()];
    pending.clear();
    for (const { reject } of waiting) reject(failure);
  }

  function ask(action: Message, signal?: AbortSignal): Promise<Answer> {
    if (failure !== undefined) return Promise.reject(failure);
    asked += 1;
    const ActionID = String(asked);
    const answer = new Promise<Answer>((resolve, reject) => {
      const text = textOf({ ...action, ActionID });
      pending.set(ActionID, { items: [], response: undefined, resolve, reject });
      socket.write(text);
    });
    return (signal === undefined ? answer : abortable(answer, signal)).finally(() => {
      pending.delete(ActionID);
      if (isLeft) endWhenIdle();
    });
  }

  function endWhenIdle(): void {
    isLeft = true;
    if (pending.size === 0) fail(brokenOff());
  }

  const read = createReader((message) => settle(pending, message, fail), fail);
  socket
    .on('data', read)
    .on('error', (error) => fail(failureOf(error)))
    .on('close', () => fail(brokenOff()));
  const opening = setTimeout(() => fail(noAnswer()), openingMs);
  const opened = ask({ Action: 'Login', Username: username, Secret: secret, Events: 'off' }).then(({ response }) => {
    clearTimeout(opening);
    if (response.Response === 'Success') return;
    const refused = new Error(`The CTI server does not let this link in: ${response.Message}.`);
    fail(refused);
    throw refused;
  });
  opened.catch(() => undefined); // whoever asked may have given up already
  return { opened, ask, isBroken: () => failure !== undefined, endWhenIdle, end: () => fail(brokenOff()) };
}

/** What has no ActionID, or one that nobody waits for, is nobody's answer. */
function settle(pending: Map<string, Pending>, message: Message, fail: (error: Error) => void): void {
  const waiting = pending.get(message.ActionID ?? '');
  if (waiting === undefined) return;
  const { response, items, resolve } = waiting;
  if (response === undefined) {
    if (message.Event !== undefined) return;
    if (message.Response === undefined) fail(notOfTheProtocol());
    else if (message.EventList === 'start') waiting.response = message;
    else resolve({ response: message, items: undefined });
  } else if (message.EventList === 'Complete') resolve({ response, items });
  else if (items.length < MOST_ITEMS && message.EventList === undefined) items.push(message);
  else fail(notOfTheProtocol());
}
