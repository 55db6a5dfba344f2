// From a request to its answer, once for every dialect: it is identified, decoded and written into the journal; the faults
// are asked; it is answered, by them or by the dialect; and the answer is written down as it goes out. What was decoded is
// what the faults match and what the dialect hands to the ACD. Of bytes nothing is known here: that is the codec's.

import type { Engine } from '../engine/engine.ts';
import type { JournalFacts, LazyEntry } from '../engine/journal-entry.ts';
import type { AnswerInjection, DecodedRequest, FaultInjector, Injection } from '../faults/fault.ts';
import { type Answered, bytesOf, type Sending } from '../net/delivery.ts';

/** A dialect's messages: `Q` a request, `D` what is decoded of it, `A` an answer, `W` an answer as it was written. */
export interface WireCodec<Q, D extends DecodedRequest, A, W> {
  /** The id that the client gave, if it can be used; without one the engine gives it. */
  identify?(request: Q): string | undefined;
  /** Whether faults can strike it; absent: they can. */
  isOpen?(request: Q): boolean;
  /** What is asked. Never throws: what is wrong with a request is part of what is decoded. */
  decode(request: Q, requestId: string): D;
  /** The request as the journal holds it, secrets masked. */
  requestFacts(request: Q): LazyEntry | JournalFacts;
  /** What is answered in place of doing anything; undefined where the request's own answer is only changed. */
  substitute(injection: AnswerInjection, decoded: D, request: Q): A | undefined;
  /** The answer as a fault wants it: of absurd size or depth, malformed inside, or to another request. */
  change(injection: AnswerInjection, answer: A): A;
  /** The answer as the journal holds it. */
  replyFacts(answer: A, request: Q, sent: Sent<W>): LazyEntry | JournalFacts;
}

/** What went out: what the answer was written as, or the bytes that faults made of that. */
export type Sent<W> = { readonly written: W } | { readonly bytes: Uint8Array };

/** How a request is answered; where it is answered, with the id that ties both together. */
export type Delivery<A, W> = { readonly instead: Sending } | (Answered<A, W> & { readonly requestId: string });

/** Undefined in the end: nothing is answered. */
export type Exchange<Q, D, A, W> = (
  request: Q,
  work: (decoded: D) => A | Promise<A | undefined>,
) => Delivery<A, W> | Promise<Delivery<A, W> | undefined>;

/** Makes the exchange of a dialect of its codec. */
export type MakeExchange = <Q, D extends DecodedRequest, A, W>(codec: WireCodec<Q, D, A, W>) => Exchange<Q, D, A, W>;

/** Makes exchanges over one ACD and its faults. */
export const exchangeOn =
  (engine: Engine, faults: FaultInjector): MakeExchange =>
  <Q, D extends DecodedRequest, A, W>(codec: WireCodec<Q, D, A, W>): Exchange<Q, D, A, W> =>
  (request, work) => {
    const requestId = codec.identify?.(request) ?? engine.nextRequestId();
    const decoded = codec.decode(request, requestId);
    engine.journal.append(codec.requestFacts(request), requestId);
    const isOpen = codec.isOpen?.(request) ?? true;
    const { instead, answer: change, sending } = (isOpen ? faults.onRequest(() => decoded) : undefined) ?? UNCHANGED;
    if (instead !== undefined) return { instead };
    const deliver = (meant: A): Delivery<A, W> => {
      const answer = change === undefined ? meant : codec.change(change, meant);
      const note = (sent: Sent<W>) => void engine.journal.append(codec.replyFacts(answer, request, sent), requestId);
      return { answer, requestId, written: (written) => note({ written }), sending: sending && noting(sending, note) };
    };
    const answer = (change && codec.substitute(change, decoded, request)) ?? work(decoded);
    if (!(answer instanceof Promise)) return deliver(answer);
    return answer.then((settled) => (settled === undefined ? undefined : deliver(settled)));
  };

const UNCHANGED: Injection = { instead: undefined, answer: undefined, sending: undefined };

/** Tells the bytes that go out before they do. */
const noting =
  (sending: NonNullable<Injection['sending']>, note: (sent: { readonly bytes: Uint8Array }) => void) =>
  (reply: Uint8Array): Sending => {
    const sent = sending(reply);
    note({ bytes: bytesOf(sent.steps) });
    return sent;
  };
