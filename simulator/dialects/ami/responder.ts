// How an action is answered: it goes into the journal, what the faults spoil of it is spoiled, and so does the answer.
// Events follow behind it.

import type { Spoiled } from '../../faults/fault.ts';
import { bytesOf } from '../../wire/delivery.ts';
import { ENDLESS } from '../../wire/term.ts';
import { askedBy, bytesIn, wireOf } from './asked.ts';
import { encode, type Packet, valueIn } from './codec.ts';
import { type AmiContext, DIALECT, type Reply } from './context.ts';
import { encodeReply } from './encode-reply.ts';
import type { Outbox } from './outbox.ts';
import { replyInstead, stretched } from './spoiled-reply.ts';

/** How many bytes of a reply the journal keeps. */
const BYTES_KEPT = 4096;

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
    const { requestId, spoiled } = about;
    const text = encodeReply(reply, about.actionId ?? valueIn(packet, 'ActionID'));
    const bytes = Buffer.from(text);
    const sending = spoiled?.sending?.(bytes) ?? { steps: [{ write: bytes }], ended: ENDLESS };
    const steps = [
      ...(reply.afterMs ? [{ waitMs: reply.afterMs }] : []),
      ...sending.steps,
      ...(reply.closes ? [{ end: 'close' } as const] : []),
    ];
    noteReply(reply, requestId, bytesOf(steps));
    if (steps.length === 1 && spoiled === undefined) outbox.send(text);
    else outbox.sendSpoiled({ steps, ended: sending.ended });
    for (const event of reply.followedBy ?? []) outbox.send(encode(event));
    flush();
    return { isLast: reply.closes === true };
  }

  function noteReply({ response, headers, list }: Reply, requestId: string, bytes: Buffer): void {
    const said = headers.find(([name]) => name === 'Message')?.[1];
    engine.journal.append(
      {
        kind: 'reply',
        dialect: DIALECT,
        connection,
        understood: !NOT_UNDERSTOOD.test(String(said)),
        positive: response !== 'Error',
        said: said === undefined ? undefined : String(said),
        wire: { ...wireOf([['Response', response], ...headers]), items: list?.items.length },
        bytes: bytes.length <= BYTES_KEPT ? bytes.toString() : `${bytes.toString('utf8', 0, BYTES_KEPT)}…`,
      },
      requestId,
    );
  }

  return (packet: Packet, work: Work): Responded | Promise<Responded> => {
    const requestId = engine.nextRequestId();
    const [wire, text] = [wireOf(packet.lines), bytesIn(packet)];
    engine.journal.append({ kind: 'request', dialect: DIALECT, connection, wire, bytes: text }, requestId);
    const ask = () => askedBy(packet, context, requestId);
    const spoiled = isKnown() ? faults.onRequest(ask) : undefined;
    if (spoiled?.instead !== undefined) {
      outbox.sendSpoiled(spoiled.instead);
      return GOES_ON;
    }
    const instead = spoiled?.answer && replyInstead(spoiled.answer, ask(), context);
    if (instead !== undefined) return answer(packet, instead.reply, { requestId, spoiled, actionId: instead.actionId });
    const done = (settled: Reply | undefined) =>
      settled === undefined ? GOES_ON : answer(packet, stretched(spoiled?.answer, settled), { requestId, spoiled });
    const reply = work(requestId);
    return reply instanceof Promise ? reply.then(done) : done(reply);
  };
}

interface About {
  readonly requestId: string;
  readonly spoiled: Spoiled | undefined;
  /** In place of the action's own. */
  readonly actionId?: string | undefined;
}

const GOES_ON: Responded = { isLast: false };

/** What is said to a request that is not of the protocol. */
const NOT_UNDERSTOOD =
  /^(Missing action in request|Invalid\/unknown command|Need '|'\w+' not specified|Invalid event mask)/;
