// Whoever has a session is logged in: a second login is answered by the connector itself, to whatever queue it is.

import { isBlank } from '../reference/untyped.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'LOGIN-01', collateral: [] };

export default wrapReference(() => {
  const sessions = new Set<unknown>();
  return {
    async LoginAgent(page, logIn) {
      if (!isBlank(page.Queue) && sessions.has(page.AgentID)) return { page };
      const result = await logIn(page);
      if (!hasFailed(result)) sessions.add(page.AgentID);
      return result;
    },
    async LogoutAgent(page, logOut) {
      const result = await logOut(page);
      if (!hasFailed(result)) sessions.delete(page.AgentID);
      return result;
    },
  };
});
