// Says yes to a subscription and listens to nothing.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = {
  target: 'LOGIN-06',
  collateral: [
    ...['LOGIN-07', 'LOGOUT-26', 'ADAPTER-01', 'ADAPTER-03', 'ADAPTER-05', 'ADAPTER-06'],
    ...['EVENT-01', 'EVENT-02', 'EVENT-03', 'EVENT-04', 'EVENT-05', 'EVENT-06', 'EVENT-07'],
  ],
};

export default wrapReference(() => ({ SubscribeForEvents: async (page) => ({ page }) }));
