// The answers that are open on a connection, in the order of their requests. Whatever is to go out behind them, a last
// word or another protocol, has to wait for them: Node sends answers in order, and breaks where somebody does not.

import { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The newest answer of each connection, open or not. */
const newest = new WeakMap<Duplex, Answer>();

/** An HTTP server makes its answers of this, those that are Node's own as well. */
export class Answer extends ServerResponse {
  /** Of the newest answer of a connection: the one before it. */
  before: Answer | undefined;

  constructor(...given: ConstructorParameters<typeof ServerResponse>) {
    super(...given);
    const { socket } = given[0];
    const before = newest.get(socket);
    if (before !== undefined) before.before = undefined; // two are known of each connection, and no more
    this.before = before;
    newest.set(socket, this);
  }
}

/**
 * Calls `then` once the requests that have arrived whole are answered: at once where they are, and never where the
 * connection ends before.
 */
export function afterAnswers(socket: Duplex, then: () => void): void {
  const last = newest.get(socket);
  const awaited = last?.req.complete === false ? last.before : last;
  if (awaited === undefined || awaited.closed) then();
  else
    awaited.once('close', () => {
      if (socket.writable) then();
    });
}

/** Whether the request that is still arriving has been answered already, by a part of its answer at least. */
export function isAnsweredEarly(socket: Duplex): boolean {
  const last = newest.get(socket);
  return last?.req.complete === false && last.headersSent;
}
