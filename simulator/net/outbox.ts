// What goes out on one connection, in order: while a message is being written in pieces, everything else waits. A client
// that does not read is cut off rather than waited for.

import type { Socket } from 'node:net';
import { writable } from './byte-text.ts';
import { type ByteStep, deliver, type Sending } from './delivery.ts';

/** A client that lets more than this pile up, in bytes, is cut off when there is more to send; one message may be larger. */
const PILE_LIMIT = 1024 * 1024;

/** So many bytes of delayed messages may be held; who asks for more of them meanwhile is cut off. One may be larger. */
const DELAYED_LIMIT = 64 * 1024 * 1024;

/** What is sent while somebody is at work goes out at once, in pieces of about so many characters. */
const PIECE = 64 * 1024;

export interface Outbox {
  send(text: string): void;
  /** What `work` sends goes out when it is done: a write for a hundred answers, not a hundred. */
  gather(work: () => void): void;
  /** Sends the last message once nothing waits before it, and ends the connection. */
  sendLast(text: string): void;
  /** Sends what there is, and cuts the connection. */
  cut(): void;
  /** Sends as somebody wants it spoiled. Waiting that comes first holds nobody else up. */
  sendInjected(sending: Sending): void;
}

/** How many bytes `steps` write. */
const lengthOf = (steps: readonly ByteStep[]): number =>
  steps.reduce((length, step) => ('write' in step ? length + step.write.length : length), 0);

export function createOutbox(socket: Socket): Outbox {
  let isBusy = false;
  let waiting: (() => void)[] = [];
  /** How much waits behind a message that is being written, in characters. */
  let pile = 0;
  /** How much waits before it is written, in bytes. */
  let held = 0;

  /** What waits before it is written, and holds nobody up but the last. */
  const delayed = new Set<Promise<void>>();
  let gathered = '';
  let isGathering = false;

  function write(bytes: Uint8Array | string): void {
    letOut();
    if (socket.destroyed || socket.writableEnded) return;
    if (socket.writableLength > PILE_LIMIT) socket.destroy();
    else socket.write(typeof bytes === 'string' ? writable(bytes) : bytes);
  }

  function letOut(): void {
    const text = gathered;
    gathered = '';
    if (text !== '') write(text);
  }

  function writeText(text: string): void {
    gathered += text;
    if (!isGathering || gathered.length > PIECE) letOut();
  }

  /** Does `work` when nobody is in the middle of a message. */
  function inTurn(work: () => void, length = 0): void {
    if (!isBusy) {
      work();
      return;
    }
    if (pile > PILE_LIMIT) socket.destroy();
    if (socket.destroyed) return;
    waiting.push(work);
    pile += length;
  }

  async function inPieces({ steps, ended }: Sending): Promise<void> {
    isBusy = true;
    await deliver({ socket, write }, { steps, ended });
    isBusy = false;
    const left = waiting;
    waiting = [];
    pile = 0;
    for (const work of left) inTurn(work);
  }

  async function delaying(wait: Promise<void>, length: number): Promise<void> {
    delayed.add(wait);
    held += length;
    await wait;
    delayed.delete(wait);
    held -= length;
  }

  return {
    send: (text) => inTurn(() => writeText(text), text.length),
    gather(work) {
      isGathering = true;
      work();
      isGathering = false;
      letOut();
    },
    sendLast(text) {
      const end = () =>
        inTurn(() => {
          write(text);
          socket.destroySoon();
        });
      if (delayed.size === 0) end();
      else void Promise.all(delayed).then(end);
    },
    cut() {
      letOut();
      socket.destroy();
    },
    async sendInjected({ steps, ended }) {
      letOut();
      const first = steps.findIndex((step) => 'write' in step);
      const start = first < 0 ? steps.length : first;
      const length = lengthOf(steps);
      if (held > DELAYED_LIMIT) socket.destroy();
      if (start > 0) await delaying(deliver({ socket, write }, { steps: steps.slice(0, start), ended }), length);
      const rest = steps.slice(start);
      if (rest.length > 0) inTurn(() => void inPieces({ steps: rest, ended }), length);
    },
  };
}
