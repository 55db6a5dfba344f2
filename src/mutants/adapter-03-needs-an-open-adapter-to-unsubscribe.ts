// Closing throws away the session that unsubscribing needs, which fails then.

import { fail } from '../reference/page.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'ADAPTER-03', collateral: [] };

export default wrapReference(() => {
  const closed = new Set<unknown>();
  return {
    OpenAdapter: (page, act) => {
      closed.delete(page.AgentID);
      return act(page);
    },
    CloseAdapter: (page, act) => {
      closed.add(page.AgentID);
      return act(page);
    },
    UnSubscribeForEvents: async (page, act) =>
      closed.has(page.AgentID) ? fail(page, 'The adapter is not open.') : act(page),
  };
});
