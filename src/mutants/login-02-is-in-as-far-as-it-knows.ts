// A session that the connector did not end itself is still there, and a login to the same place need not be asked for.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGIN-02', collateral: [] };

export default wrapReference(() => {
  const sessions = new Map<unknown, unknown>();
  return {
    async LoginAgent(page, logIn) {
      if (sessions.has(page.AgentID) && sessions.get(page.AgentID) === page.Queue) return { page };
      const result = await logIn(page);
      if (!hasFailed(result)) sessions.set(page.AgentID, page.Queue);
      return result;
    },
    async LogoutAgent(page, logOut) {
      const result = await logOut(page);
      if (!hasFailed(result)) sessions.delete(page.AgentID);
      return result;
    },
  };
});
