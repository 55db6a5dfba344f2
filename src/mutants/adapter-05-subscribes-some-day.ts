// Leaves a subscription that the CTI server did not take to some other day, and says nothing of it.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'ADAPTER-05', collateral: [] };

export default wrapReference(() => ({
  SubscribeForEvents: async (page, act) => {
    await act(page);
    return { page };
  },
}));
