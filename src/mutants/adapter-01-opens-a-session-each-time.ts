// Opens a session with the CTI server each time that an adapter is opened, and lets go of the user's last one alone.

import type { Mutant } from './mutant.ts';
import { keepOpen, type OpenSession } from './open-session.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'ADAPTER-01', collateral: [] };

export default wrapReference((server) => {
  const sessions = new Map<unknown, OpenSession>();
  return {
    OpenAdapter: async (page, act) => {
      const result = await act(page);
      if (result.status === undefined) sessions.set(page.AgentID, await keepOpen(server));
      return result;
    },
    CloseAdapter: async (page, act) => {
      await sessions.get(page.AgentID)?.close();
      sessions.delete(page.AgentID);
      return act(page);
    },
  };
});
