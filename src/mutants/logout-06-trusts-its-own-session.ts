// Whoever has a session here was logged in, so an ACD that says otherwise has just done what it was asked.

import { isBlank } from '../reference/untyped.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = {
  target: 'LOGOUT-06',
  collateral: ['FAULT-09'],
  collateralIn: { 'wazo-agentd': ['LOGOUT-30'] },
};

const NOT_IN = /refused: Agent .+ is not logged in to any queue|refused: .*: Not there|refused: not logged in/;

export default wrapReference(() => {
  const sessions = new Set<unknown>();
  return {
    async LoginAgent(page, logIn) {
      const result = await logIn(page);
      if (!hasFailed(result)) sessions.add(page.AgentID);
      return result;
    },
    async LogoutAgent(page, logOut) {
      const result = await logOut(page);
      const isGone = isBlank(page.Queue) && NOT_IN.test(result.status?.message ?? '');
      if (isGone && sessions.has(page.AgentID)) return { page };
      if (!hasFailed(result)) sessions.delete(page.AgentID);
      return result;
    },
  };
});
