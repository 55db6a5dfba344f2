// Opens a session for a user with the first adapter, and forgets it when that is closed: the next time there is another one.

import type { Mutant } from './mutant.ts';
import { keepOpen } from './open-session.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'ADAPTER-04', collateral: ['LOGIN-08'] };

export default wrapReference((server) => {
  const open = new Set<unknown>();
  return {
    OpenAdapter: async (page, act) => {
      const result = await act(page);
      if (result.status === undefined && !open.has(page.AgentID)) await keepOpen(server);
      open.add(page.AgentID);
      return result;
    },
    CloseAdapter: (page, act) => {
      open.delete(page.AgentID);
      return act(page);
    },
  };
});
