// How an action is answered: it goes into the journal, what the faults spoil of it is spoiled, and so does the answer.
// Events follow behind it.

import type { Injection } from '../../faults/fault.ts';
import { bytesIn, textIn } from '../../net/byte-text.ts';
import { bytesOf, type Sending } from '../../net/delivery.ts';
import { ENDLESS } from '../../net/lifetime.ts';
import type { Outbox } from '../../net/outbox.ts';
import { encode, type Packet, valueIn } from './codec.ts';
import type { AmiContext, Reply } from './context.ts';
import { decode } from './decode.ts';
import { encodeReply } from './encode-reply.ts';
import { changed, type InjectedReply, replyInstead } from './injected-reply.ts';
import { LazyAction, LazyReply } from './lazy-entries.ts';
import { malformedText } from './malformed-reply.ts';

export interface ResponderOptions {
  readonly context: AmiContext;
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
export type Work = (requestId: string) => Reply | Promise<Reply | undefined>;

export function createResponder(options: ResponderOptions) {
  const { context, outbox, flush, connection, isKnown } = options;
  const { engine, faults } = context;

  function answer(packet: Packet, reply: Reply, about: About): Responded {
    const { requestId, injection } = about;
    const actionId = about.actionId ?? valueIn(packet, 'ActionID');
    const answerInjection = injection?.answer;
    const text =
      answerInjection?.type === 'malformed'
        ? malformedText(answerInjection.shape, reply, actionId)
        : encodeReply(reply, actionId);
    const sending = sendingOf(text, reply, injection);
    const sent = sending === undefined ? text : textIn(bytesOf(sending.steps));
    engine.journal.append(new LazyReply(reply, { connection, text: sent }), requestId);
    if (sending !== undefined) outbox.sendInjected(sending);
    else if (reply.closes === true) outbox.sendLast(text);
    else outbox.send(text);
    for (const event of reply.followedBy ?? []) outbox.send(encode(event));
    flush();
    return { isLast: reply.closes === true };
  }

  return (packet: Packet, work: Work): Responded | Promise<Responded> => {
    const requestId = engine.nextRequestId();
    engine.journal.append(new LazyAction(packet, connection), requestId);
    const ask = () => decode(packet, context, requestId);
    const injection = isKnown() ? faults.onRequest(ask) : undefined;
    if (injection?.instead !== undefined) {
      outbox.sendInjected(injection.instead);
      return GOES_ON;
    }
    const say = ({ reply, actionId }: InjectedReply) => answer(packet, reply, { requestId, injection, actionId });
    const instead = injection?.answer && replyInstead(injection.answer, ask(), context);
    if (instead !== undefined) return say(instead);
    const done = (settled: Reply | undefined) =>
      settled === undefined ? GOES_ON : say(changed(injection?.answer, settled));
    const reply = work(requestId);
    return reply instanceof Promise ? reply.then(done) : done(reply);
  };
}

interface About {
  readonly requestId: string;
  readonly injection: Injection | undefined;
  /** In place of the action's own. */
  readonly actionId?: string | undefined;
}

const GOES_ON: Responded = { isLast: false };

/** How a reply goes out; undefined: as it is. */
function sendingOf(text: string, { afterMs, closes }: Reply, injection: Injection | undefined): Sending | undefined {
  if (injection === undefined && afterMs === undefined) return undefined;
  const bytes = bytesIn(text);
  const { steps, ended } = injection?.sending?.(bytes) ?? { steps: [{ write: bytes }], ended: ENDLESS };
  const wait = afterMs === undefined ? [] : [{ waitMs: afterMs }];
  return { steps: [...wait, ...steps, ...(closes === true ? [{ end: 'close' } as const] : [])], ended };
}
