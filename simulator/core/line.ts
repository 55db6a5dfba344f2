// The line of a queue: the calls that wait and those that it offers. Both are kept in the order in which the calls came, so
// that a place is found by halving, however many there are.

import type { Acd } from './model/acd.ts';
import type { Call } from './model/call.ts';
import type { Queue } from './model/queue.ts';

/** How many of `callIds` came before what came as number `arrival`. */
function countBefore({ calls }: Pick<Acd, 'calls'>, callIds: readonly string[], arrival: number): number {
  let [from, to] = [0, callIds.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const before = (calls.get(callIds[middle] ?? '')?.arrival ?? 0) < arrival;
    if (before) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Puts it where it belongs; once. */
export function putInto(acd: Acd, callIds: string[], { id, arrival }: Call): void {
  const place = countBefore(acd, callIds, arrival);
  if (callIds[place] !== id) callIds.splice(place, 0, id);
}

/** Takes it away, where it is there. */
export function takeFrom(acd: Acd, callIds: string[], { id, arrival }: Call): void {
  const place = countBefore(acd, callIds, arrival);
  if (callIds[place] !== id) return;
  if (place === 0) callIds.shift();
  else callIds.splice(place, 1);
}

/** How many calls wait or are offered. */
export const lineLength = ({ waitingCallIds, offeredCallIds }: Queue): number =>
  waitingCallIds.length + offeredCallIds.length;

/** How many of them came before that call. */
export const aheadOf = (acd: Acd, { waitingCallIds, offeredCallIds }: Queue, { arrival }: Call): number =>
  countBefore(acd, waitingCallIds, arrival) + countBefore(acd, offeredCallIds, arrival);
