// How an action is answered: it goes over the exchange, and the answer out on its connection. Events follow behind it.

import { bytesIn, textIn } from '../../net/byte-text.ts';
import type { Sending } from '../../net/delivery.ts';
import { ENDLESS } from '../../net/lifetime.ts';
import type { Outbox } from '../../net/outbox.ts';
import type { Delivery, MakeExchange, WireCodec } from '../exchange.ts';
import { encode, type Packet, valueIn } from './codec.ts';
import type { AmiContext, AmiRequest, Reply } from './context.ts';
import { decode } from './decode.ts';
import { encodeReply } from './encode-reply.ts';
import { changedReply, replyInstead } from './injected-reply.ts';
import { LazyAction, LazyReply } from './lazy-entries.ts';
import { malformedText } from './malformed-reply.ts';

export interface ResponderOptions {
  readonly context: AmiContext;
  readonly exchange: MakeExchange;
  readonly outbox: Outbox;
  readonly flush: () => void;
  /** The connection's number. */
  readonly connection: number;
  /** Whether somebody is logged in: before that nothing is spoiled. */
  readonly isKnown: () => boolean;
}

/** What becomes of a connection once an action has been answered, or never will be. */
export interface Responded {
  readonly isLast: boolean;
}

/** What an action is answered; undefined in the end: nothing. */
export type Work = (request: AmiRequest) => Reply | Promise<Reply | undefined>;

export function createResponder({ context, exchange, outbox, flush, connection, isKnown }: ResponderOptions) {
  const codec: WireCodec<Packet, AmiRequest, Reply, string> = {
    isOpen: isKnown,
    decode: (packet, requestId) => decode(packet, context, requestId),
    requestFacts: (packet) => new LazyAction(packet, connection),
    substitute: (injection, request) => replyInstead(injection, request, context),
    change: changedReply,
    replyFacts: (reply, _packet, sent) =>
      new LazyReply(reply, {
        connection,
        text: 'written' in sent ? sent.written : textIn(Buffer.from(sent.bytes)),
      }),
  };
  const exchanged = exchange(codec);

  function send(packet: Packet, delivery: Delivery<Reply, string> | undefined): Responded {
    if (delivery === undefined) return GOES_ON;
    if ('instead' in delivery) {
      outbox.sendInjected(delivery.instead);
      return GOES_ON;
    }
    const { answer: reply, sending, written } = delivery;
    const text = textOf(reply, reply.actionId ?? valueIn(packet, 'ActionID'));
    if (sending === undefined) written?.(text);
    if (sending !== undefined || reply.afterMs !== undefined) outbox.sendInjected(sendingOf(text, reply, sending));
    else if (reply.closes === true) outbox.sendLast(text);
    else outbox.send(text);
    for (const event of reply.followedBy ?? []) outbox.send(encode(event));
    flush();
    return { isLast: reply.closes === true };
  }

  return (packet: Packet, work: Work): Responded | Promise<Responded> => {
    const delivery = exchanged(packet, work);
    return delivery instanceof Promise ? delivery.then((late) => send(packet, late)) : send(packet, delivery);
  };
}

const GOES_ON: Responded = { isLast: false };

const textOf = (reply: Reply, actionId: string | undefined): string =>
  reply.shape === undefined ? encodeReply(reply, actionId) : malformedText(reply.shape, reply, actionId);

/** How a reply goes out that is spoiled, or waits. */
function sendingOf(text: string, { afterMs, closes }: Reply, sending?: (bytes: Uint8Array) => Sending): Sending {
  const bytes = bytesIn(text);
  const { steps, ended } = sending?.(bytes) ?? { steps: [{ write: bytes }], ended: ENDLESS };
  const wait = afterMs === undefined ? [] : [{ waitMs: afterMs }];
  return { steps: [...wait, ...steps, ...(closes === true ? [{ end: 'close' } as const] : [])], ended };
}
