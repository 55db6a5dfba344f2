// Gives each event of a call a number of its own in place of the call's id.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'EVENT-03', collateral: [] };

export default wrapReference(() => {
  let number = 0;
  return {
    handOn(page, hand) {
      number += 1;
      hand('pyCallID' in page ? { ...page, pyCallID: String(number) } : page);
    },
  };
});
