// How what came over a connection is answered: it has gone over the exchange, and the answer goes out in its turn, as it is, late,
// or as a fault wants it. What is answered is a dialect's own; what it has to tell of what was done follows behind.

import type { DecodedRequest } from '../faults/fault.ts';
import { bytesIn, textIn } from '../net/byte-text.ts';
import type { Sending } from '../net/delivery.ts';
import { ENDLESS } from '../net/lifetime.ts';
import type { Outbox } from '../net/outbox.ts';
import type { Delivery, Exchange, Sent } from './exchange.ts';

/** What has to be known of an answer besides its text. */
export interface SocketAnswer {
  /** Whether the connection is closed after it. */
  readonly closes?: boolean | undefined;
  /** How long it waits, in milliseconds of wire time. */
  readonly afterMs?: number | undefined;
}

/** What becomes of a connection once a message has been answered, or never will be. */
interface Responded {
  readonly isLast: boolean;
}

export interface SocketResponderOptions<Q, D extends DecodedRequest, A extends SocketAnswer> {
  readonly exchanged: Exchange<Q, D, A, string>;
  readonly outbox: Outbox;
  /** The text of an answer, all of it. */
  readonly textOf: (answer: A, request: Q) => string;
  /** What goes out right behind an answer; absent: nothing does. */
  readonly behind?: ((answer: A) => readonly string[]) | undefined;
  /** Called behind every answer; absent: nothing is. */
  readonly flush?: (() => void) | undefined;
}

/** Has requests answered by what `work` makes of them; undefined in the end: nothing is. */
export function createSocketResponder<Q, D extends DecodedRequest, A extends SocketAnswer>({
  exchanged,
  outbox,
  textOf,
  behind,
  flush,
}: SocketResponderOptions<Q, D, A>): Respond<Q, D, A> {
  function send(answer: A, text: string, sending: Answered['sending']): void {
    const isPlain = sending === undefined && answer.afterMs === undefined;
    if (isPlain) outbox[answer.closes === true ? 'sendLast' : 'send'](text);
    else outbox.sendInjected(sendingOf(text, answer, sending));
    if (behind !== undefined) for (const more of behind(answer)) outbox.send(more);
    flush?.();
  }

  function respond(request: Q, delivery: Delivery<A, string> | undefined): Responded {
    if (delivery === undefined) return GOES_ON;
    if ('instead' in delivery) {
      outbox.sendInjected(delivery.instead);
      return GOES_ON;
    }
    const { answer, sending, written } = delivery;
    const text = textOf(answer, request);
    if (sending === undefined) written?.(text);
    send(answer, text, sending);
    return answer.closes === true ? LAST : GOES_ON;
  }

  return (request, work) => {
    const delivery = exchanged(request, work);
    return delivery instanceof Promise ? delivery.then((late) => respond(request, late)) : respond(request, delivery);
  };
}

/** Answers a request in its turn. */
export type Respond<Q, D, A> = (
  request: Q,
  work: (decoded: D) => A | Promise<A | undefined>,
) => Responded | Promise<Responded>;

/** The text that went out, as far as bytes make one. */
export const textOfSent = (sent: Sent<string>): string =>
  'written' in sent ? sent.written : textIn(Buffer.from(sent.bytes));

type Answered = Exclude<Delivery<SocketAnswer, string>, { readonly instead: Sending }>;

const GOES_ON: Responded = { isLast: false };
const LAST: Responded = { isLast: true };

/** How an answer goes out that is spoiled, or waits. */
function sendingOf(text: string, { afterMs, closes }: SocketAnswer, sending?: (bytes: Uint8Array) => Sending): Sending {
  const bytes = bytesIn(text);
  const { steps, ended } = sending?.(bytes) ?? { steps: [{ write: bytes }], ended: ENDLESS };
  const wait = afterMs === undefined ? [] : [{ waitMs: afterMs }];
  return { steps: [...wait, ...steps, ...(closes === true ? [{ end: 'close' } as const] : [])], ended };
}
