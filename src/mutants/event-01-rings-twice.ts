// Tells a ringing call as one that alerts, and as one that is offered: whatever the desktop listens for, it hears it.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-01', collateral: [] };

export default wrapReference(() => ({
  handOn(page, hand) {
    hand(page);
    if (page.pyEventName === 'Offering') hand(page);
  },
}));
