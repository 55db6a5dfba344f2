// A table of sessions in the connector answers for the ACD: whoever is no longer in it is told that all is well.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-06', collateral: [] };

export default wrapReference(() => {
  const gone = new Set<unknown>();
  return {
    LoginAgent(page, logIn) {
      gone.delete(page.AgentID);
      return logIn(page);
    },
    async LogoutAgent(page, logOut) {
      if (gone.has(page.AgentID)) return { page };
      const result = await logOut(page);
      if (!hasFailed(result) && !page.Queue) gone.add(page.AgentID);
      return result;
    },
  };
});
