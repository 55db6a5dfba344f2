// Takes what is told before the answer for the doing of somebody else, and its own request for one that came too late.

import { fail } from '../reference/page.ts';
import type { Mutant } from './mutant.ts';
import { always, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-11', collateral: [] };

/** What is told so long before the answer is not of this request; in milliseconds. */
const EARLY_MS = 25;

export default wrapReference(() => {
  let toldAt = 0;
  return {
    ...always(async (page, act) => {
      toldAt = Number.POSITIVE_INFINITY;
      const result = await act(page);
      return performance.now() - toldAt > EARLY_MS ? fail(page, 'Somebody else was faster.') : result;
    }),
    handOn(page, hand) {
      toldAt = Math.min(toldAt, performance.now());
      hand(page);
    },
  };
});
