// Ends the subscription with the adapter, and fails to close that where there is none any more.

import { fail } from '../reference/page.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'ADAPTER-03', collateral: [] };

export default wrapReference(() => {
  const subscribed = new Set<unknown>();
  return {
    SubscribeForEvents: (page, act) => {
      subscribed.add(page.AgentID);
      return act(page);
    },
    UnSubscribeForEvents: (page, act) => {
      subscribed.delete(page.AgentID);
      return act(page);
    },
    CloseAdapter: async (page, act) =>
      subscribed.delete(page.AgentID) ? act(page) : fail(page, 'There is no subscription to end.'),
  };
});
