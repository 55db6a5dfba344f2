// How an action is answered: it goes over the exchange, and the answer out on its connection. Events follow behind it.

import type { Outbox } from '../../net/outbox.ts';
import type { MakeExchange, WireCodec } from '../exchange.ts';
import { createSocketResponder, type Respond, textOfSent } from '../socket-responder.ts';
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

export function createResponder({
  context,
  exchange,
  outbox,
  flush,
  connection,
  isKnown,
}: ResponderOptions): Respond<Packet, AmiRequest, Reply> {
  const codec: WireCodec<Packet, AmiRequest, Reply, string> = {
    isOpen: isKnown,
    decode: (packet, requestId) => decode(packet, context, requestId),
    requestFacts: (packet) => new LazyAction(packet, connection),
    substitute: (injection, request) => replyInstead(injection, request, context),
    change: changedReply,
    replyFacts: (reply, _packet, sent) => new LazyReply(reply, { connection, text: textOfSent(sent) }),
  };
  return createSocketResponder({
    exchanged: exchange(codec),
    outbox,
    textOf: (reply, packet) => textOf(reply, reply.actionId ?? valueIn(packet, 'ActionID')),
    behind: ({ followedBy }) => followedBy?.map(encode) ?? [],
    flush,
  });
}

const textOf = (reply: Reply, actionId: string | undefined): string =>
  reply.shape === undefined ? encodeReply(reply, actionId) : malformedText(reply.shape, reply, actionId);
