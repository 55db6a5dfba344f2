// The session is thrown away first and the ACD is asked then. Where the ACD refuses, the agent is in and the connector
// knows of no session.

import { fail } from '../reference/page.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-28', collateral: [] };

export default wrapReference(() => {
  const forgotten = new Set<unknown>();
  return {
    async LogoutAgent(page, logOut) {
      forgotten.add(page.AgentID);
      return logOut(page);
    },
    LoginAgent(page, logIn) {
      forgotten.delete(page.AgentID);
      return logIn(page);
    },
    SetAgentNotReady: async (page, act) =>
      forgotten.has(page.AgentID) ? fail(page, 'There is no session of this agent.') : act(page),
  };
});
