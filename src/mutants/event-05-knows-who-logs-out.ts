// Tells of a logout only where it was asked for one itself: everything else must be a mistake.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-05', collateral: ['EVENT-04'] };

export default wrapReference(() => {
  const asked = new Set<unknown>();
  return {
    LogoutAgent: (page, act) => {
      asked.add(page.AgentID);
      return act(page);
    },
    handOn(page, hand) {
      if (page.pyEventName !== 'Logout' || asked.has(page.AgentID)) hand(page);
    },
  };
});
