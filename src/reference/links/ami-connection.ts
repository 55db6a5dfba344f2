// One connection to Asterisk's Manager Interface: logged in when it is first needed, kept while it lasts, opened anew
// after it broke. An action is answered by the response with its own ActionID, and by nothing else.

import { connect } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import { LinkFailure } from '../link.ts';

/** A message's headers; of a name that is repeated the first counts. */
export type Message = Readonly<Record<string, string>>;

export interface AmiServer {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly secret: string;
}

export interface Answer {
  readonly response: Message;
  /** Of a list: its items, without what ends it. */
  readonly items: readonly Message[];
}

export interface AmiConnection {
  /** Sends one action, once. Gives up when `signal` aborts; throws only a LinkFailure. */
  ask(action: Message, signal: AbortSignal): Promise<Answer>;
  close(): void;
}

/** An answer that is larger, in characters, is none. */
const LARGEST = 1024 * 1024;

interface Pending {
  readonly items: Message[];
  response: Message | undefined;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

export function createAmiConnection(server: AmiServer): AmiConnection {
  let line: Promise<Line> | undefined;

  function open(): Promise<Line> {
    const opened = openLine(server, () => {
      if (line === opened) line = undefined;
    });
    return opened;
  }

  return {
    async ask(action, signal) {
      line ??= open();
      const ready = await abortable(line, signal);
      return abortable(ready.ask(action), signal);
    },
    close() {
      void line?.then(
        ({ end }) => end(),
        () => undefined,
      );
      line = undefined;
    },
  };
}

interface Line {
  ask(action: Message): Promise<Answer>;
  end(): void;
}

async function openLine({ host, port, username, secret }: AmiServer, onGone: () => void): Promise<Line> {
  const socket = connect({ host, port, noDelay: true });
  const pending = new Map<string, Pending>();
  let asked = 0;

  function fail(error: LinkFailure): void {
    onGone();
    socket.destroy();
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  }

  const ask = (action: Message): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (socket.destroyed) return reject(brokenOff());
      asked += 1;
      const ActionID = String(asked);
      pending.set(ActionID, { items: [], response: undefined, resolve, reject });
      socket.write(textOf({ ...action, ActionID }));
    });

  const read = createReader((message) => settle(pending, message), fail);
  socket
    .on('data', read)
    .on('error', (error) => fail(failureOf(error)))
    .on('close', () => fail(brokenOff()));
  const login = { Action: 'Login', Username: username, Secret: secret, Events: 'off' };
  const { response } = await ask(login);
  if (response.Response === 'Success') return { ask, end: () => fail(brokenOff()) };
  const refused = new LinkFailure(`The CTI server does not let this link in: ${response.Message}.`);
  fail(refused);
  throw refused;
}

/** What has no ActionID, or one that nobody waits for, is nobody's answer. */
function settle(pending: Map<string, Pending>, message: Message): void {
  const waiting = pending.get(message.ActionID ?? '');
  if (waiting === undefined) return;
  if (waiting.response === undefined) {
    if (message.Response === undefined) return;
    waiting.response = message;
    if (message.EventList !== 'start') finish(pending, message, waiting);
  } else if (message.EventList === 'Complete') finish(pending, message, waiting);
  else waiting.items.push(message);
}

function finish(
  pending: Map<string, Pending>,
  { ActionID = '' }: Message,
  { response, items, resolve }: Pending,
): void {
  pending.delete(ActionID);
  resolve({ response: response ?? {}, items });
}

function createReader(
  onMessage: (message: Message) => void,
  fail: (error: LinkFailure) => void,
): (bytes: Buffer) => void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isGreeted = false;

  /** The first line tells what is spoken; whether it has come. */
  function greet(): boolean {
    const end = rest.indexOf('\n');
    if (isGreeted || end < 0) return isGreeted;
    if (rest.startsWith('Asterisk Call Manager/')) isGreeted = true;
    else fail(notOfTheProtocol());
    rest = rest.slice(end + 1);
    return isGreeted;
  }

  function take(text: string): void {
    const message = text.length > LARGEST ? undefined : messageOf(text);
    if (message === undefined) fail(notOfTheProtocol());
    else onMessage(message);
  }

  return (bytes) => {
    rest += decoder.write(bytes);
    if (greet()) {
      const messages = rest.split(/\r?\n\r?\n/);
      rest = messages.pop() ?? '';
      messages.forEach(take);
    }
    if (rest.length > LARGEST) fail(new LinkFailure('The CTI server answered with more than 1 MiB.'));
  };
}

/** Undefined where a line is none of the protocol's. */
function messageOf(text: string): Message | undefined {
  const message: Record<string, string> = Object.create(null);
  for (const row of text.split(/\r?\n/)) {
    const [, name, value = ''] = /^([\w-]+): ?(.*)$/.exec(row) ?? [];
    if (name === undefined) return undefined;
    message[name] ??= value;
  }
  return message;
}

function textOf(action: Message): string {
  const rows = Object.entries(action).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${rows.join('')}\r\n`;
}

function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new LinkFailure('The CTI server does not answer.'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

const brokenOff = () => new LinkFailure('The CTI server broke the connection off.');
const notOfTheProtocol = () => new LinkFailure("The CTI server's answer is not of its protocol.");
const failureOf = ({ code = 'unknown' }: NodeJS.ErrnoException) =>
  code === 'ECONNRESET' ? brokenOff() : new LinkFailure(`The CTI server cannot be reached (${code}).`);
