// Requests that offer to go on in another protocol. Node stops reading HTTP there, before the answers to the requests
// before it have gone out, and whatever is on offer has to wait for those.

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { afterAnswers } from './answers.ts';

/** A client that lets more than this pile up behind an offer that has to wait, in bytes, is cut off. */
const PILE_LIMIT = 1024 * 1024;

/** Calls `then` with all that has come behind the offer, once its turn has come. */
export function inTurn(socket: Socket, head: Buffer, then: (head: Buffer) => void): void {
  const kept = [head];
  let pile = 0;
  // Read on, and kept here, rather than left in the system: of a connection that nobody reads nobody hears the end.
  const keep = (bytes: Buffer) => {
    kept.push(bytes);
    pile += bytes.length;
    if (pile > PILE_LIMIT) socket.destroy();
  };
  socket.on('data', keep);
  afterAnswers(socket, () => {
    socket.off('data', keep).pause();
    then(Buffer.concat(kept));
    socket.resume();
  });
}

const IS_OFFER = /^(upgrade|http2-settings)$/i;

/** The head of a request as it came, but for the offer. */
export function withoutOffer({ method, url, httpVersion, rawHeaders }: IncomingMessage): Buffer {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    const left = name.toLowerCase() === 'connection' ? connectionWithoutOffer(value) : value;
    if (!IS_OFFER.test(name) && left !== undefined) lines.push(`${name}: ${left}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

/** What else the Connection header says: `close`, say. */
function connectionWithoutOffer(value: string): string | undefined {
  const words = value.split(',').map((word) => word.trim());
  return words.filter((word) => !IS_OFFER.test(word)).join(', ') || undefined;
}
