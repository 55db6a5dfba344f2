// The message of a refused login is kept for the log, and is set as the status of the login that works.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'LOGIN-04', collateral: [] };

export default wrapReference(() => {
  const refusals = new Map<unknown, string | undefined>();
  return {
    async LoginAgent(page, logIn) {
      const result = await logIn(page);
      if (hasFailed(result)) refusals.set(page.AgentID, result.status?.message);
      const message = refusals.get(page.AgentID);
      return hasFailed(result) || message === undefined ? result : { ...result, status: { severity: 'Good', message } };
    },
  };
});
