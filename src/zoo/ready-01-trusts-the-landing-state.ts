// Another ACD lands agents in Ready, so after a login there is nothing to ask for, and nothing is asked.

import type { Breaker } from './breaker.ts';
import { hasFailed, type PageHabit, wrapReference } from './wrap.ts';

export const breaker: Breaker = {
  target: 'READY-01',
  collateral: [
    'LOGIN-02',
    'LOGOUT-08',
    'LOGOUT-14',
    'LOGOUT-15',
    'LOGOUT-20',
    'LOGOUT-24',
    'LOGOUT-25',
    'LOGOUT-28',
    'NOTREADY-05',
  ],
};

export default wrapReference(() => {
  const landed = new Set<unknown>();
  const leave: PageHabit = (page, act) => {
    landed.delete(page.AgentID);
    return act(page);
  };
  return {
    async LoginAgent(page, logIn) {
      const result = await logIn(page);
      if (!hasFailed(result)) landed.add(page.AgentID);
      return result;
    },
    LogoutAgent: leave,
    SetAgentNotReady: leave,
    SetAgentReady: async (page, act) => (landed.has(page.AgentID) ? { page } : act(page)),
  };
});
