// The kit's faults as the simulator's control API orders them.

import type { Fault, FaultEffect } from './acd-under-test.ts';

/** By which the suite's own faults are told from anybody else's. */
export const SUITE_LABEL = 'conformance suite';

/** Longer than any scenario; what waits goes when the fault is removed. */
const LONGEST_MS = 600_000;

interface Order {
  readonly kind: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

type Orders = { readonly [E in FaultEffect['effect']]: (fault: Extract<FaultEffect, { effect: E }>) => Order };

const ORDERS: Orders = {
  'no-connection': () => ({ kind: 'refuse' }),
  'untrusted-certificate': () => ({ kind: 'untrusted-certificate' }),
  reset: ({ when }) => ({ kind: when === 'before-answer' ? 'reset-before-reply' : 'reset-in-reply' }),
  'answer-cut': ({ share }) => ({ kind: 'truncate', settings: { share } }),
  'answer-garbled': ({ share }) => ({ kind: 'garble', settings: { share } }),
  silence: () => ({ kind: 'half-open' }),
  closed: () => ({ kind: 'close' }),
  'answer-lost': ({ connection }) => ({
    kind: 'lose-reply',
    ...(connection === 'is-reset' && { settings: { how: 'reset' } }),
  }),
  'answer-late': ({ ms }) => ({ kind: 'delay', settings: { ms } }),
  'answer-twice': () => ({ kind: 'answer-twice' }),
  'answer-in-pieces': ({ longest }) => ({ kind: 'split', settings: { longest } }),
  'answer-drips': ({ everyMs }) => ({ kind: 'drip', settings: { bytes: 1, everyMs } }),
  'refusal-in-body': ({ code }) => ({ kind: 'refuse-in-body', settings: { code } }),
  'accepted-and-forgotten': () => ({ kind: 'accept-and-forget' }),
  'false-success': () => ({ kind: 'lie' }),
  'answer-to-another': ({ isDone }) => ({ kind: 'wrong-answer', settings: { done: isDone } }),
  'server-word': ({ word }) => ({ kind: 'answer', settings: { word } }),
  'request-quoted': () => ({ kind: 'answer', settings: { quotes: true } }),
  'answer-huge': ({ bytes }) => ({ kind: 'oversize', settings: { bytes } }),
  'answer-deep': ({ levels }) => ({ kind: 'depth', settings: { levels } }),
  'answer-malformed': ({ shape }) => ({ kind: 'malformed-answer', settings: { shape } }),
  'event-first': ({ ms }) => ({ kind: 'event-before-reply', settings: { ms } }),
  'event-twice': () => ({ kind: 'duplicate-event' }),
  'event-late': () => ({ kind: 'delay-event', settings: { ms: LONGEST_MS } }),
  'event-behind': () => ({ kind: 'reorder-events' }),
  'event-torn': () => ({ kind: 'malformed-event' }),
  'event-unknown': () => ({ kind: 'unknown-event' }),
  'event-foreign': () => ({ kind: 'foreign-event' }),
  'feed-lost': () => ({ kind: 'disconnect-feed' }),
};

/** As `POST /control/faults` takes it. */
export function orderOf(fault: Fault): Readonly<Record<string, unknown>> {
  const order = ORDERS[fault.effect] as (fault: FaultEffect) => Order;
  const { times, strikes } = fault;
  return { ...order(fault), times, match: strikes && { requests: strikes }, label: SUITE_LABEL };
}
