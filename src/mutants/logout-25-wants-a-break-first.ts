// The agentd does not tell who is on a call, and whoever has gone Ready may be: so nobody is let out who has not taken a break since.

import { fail } from '../reference/page.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const dialects = ['wazo-agentd'];

export const mutant: Mutant = { target: 'LOGOUT-25', collateral: ['LOGOUT-01', 'LOGOUT-07'] };

export default wrapReference(() => {
  const ready = new Set<unknown>();
  return {
    async SetAgentReady(page, goReady) {
      const result = await goReady(page);
      if (!hasFailed(result)) ready.add(page.AgentID);
      return result;
    },
    SetAgentNotReady(page, takeBreak) {
      ready.delete(page.AgentID);
      return takeBreak(page);
    },
    LogoutAgent: async (page, logOut) =>
      ready.has(page.AgentID) ? fail(page, `Agent ${page.AgentID} may be on a call.`) : logOut(page),
  };
});
