// Tells the end of a call for each of the two who were in it.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-08', collateral: [] };

export default wrapReference(() => ({
  handOn(page, hand) {
    hand(page);
    if (page.pyEventName === 'Disconnected') hand(page);
  },
}));
