// One connection that is kept whatever has happened on it, and what comes over it in order: each request takes the next
// message that nobody has taken yet.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface LineOptions {
  readonly host: string;
  readonly port: number;
  /** The whole messages that a text begins with, and behind them what is left of it. */
  readonly split: (text: string) => readonly string[];
  /** What is sent first on a new connection, each with a message for its answer; '' only waits for one. */
  readonly hello?: readonly string[];
}

export interface KeptLine {
  /** Sends a request and takes the next message; rejects where none comes in time, or the connection ends. */
  ask(request: string): Promise<string>;
  close(): void;
}

/** Who has no message by then is told so, and does not wait for it any more; in milliseconds. */
const LIMIT_MS = 700;

export function keepLine({ host, port, split, hello = [] }: LineOptions): KeptLine {
  let socket: Socket | undefined;
  let rest = '';
  let untaken: string[] = [];
  let waiting: { take(message: string): void; giveUp(error: Error): void } | undefined;

  async function open(): Promise<void> {
    const mine = connect({ host, port, noDelay: true }).unref();
    const lost = (error = new Error('The CTI server broke off')) => {
      if (socket === mine) socket = undefined;
      waiting?.giveUp(error);
    };
    socket = mine;
    rest = '';
    untaken = [];
    mine
      .setEncoding('utf8')
      .on('error', lost)
      .on('close', () => lost());
    mine.on('data', (bytes) => {
      const messages = [...split(rest + bytes)];
      rest = messages.pop() ?? '';
      for (const message of messages) {
        if (waiting === undefined) untaken.push(message);
        else waiting.take(message);
      }
    });
    await once(mine, 'connect');
    for (const request of hello) await exchange(mine, request);
  }

  function exchange(line: Socket, request: string): Promise<string> {
    line.write(request);
    const next = untaken.shift();
    return next === undefined ? nextMessage() : Promise.resolve(next);
  }

  function nextMessage(): Promise<string> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        waiting = undefined;
      };
      const timer = setTimeout(() => waiting?.giveUp(new Error('The CTI server does not answer')), LIMIT_MS);
      waiting = {
        take(message) {
          end();
          resolve(message);
        },
        giveUp(error) {
          end();
          reject(error);
        },
      };
    });
  }

  return {
    async ask(request) {
      if (socket === undefined) await open();
      if (socket === undefined) throw new Error('The CTI server broke off');
      return exchange(socket, request);
    },
    close() {
      socket?.destroy();
      socket = undefined;
    },
  };
}
