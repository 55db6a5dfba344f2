// Opens an adapter once for a user, and keeps what came of that: when it failed, it has failed for good.

import type { ActivityResult } from '../connector/page.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'ADAPTER-02', collateral: [] };

export default wrapReference(() => {
  const opened = new Map<unknown, Promise<ActivityResult>>();
  return {
    async OpenAdapter(page, act) {
      const first = opened.get(page.AgentID) ?? act(page);
      opened.set(page.AgentID, first);
      return first;
    },
  };
});
