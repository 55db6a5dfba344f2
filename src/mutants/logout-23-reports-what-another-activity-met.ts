// The adapter has one field for the last error, whichever activity met it, and a logout reads it at its end.

import type { ActivityResult } from '../connector/page.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'LOGOUT-23', collateral: [] };

export default wrapReference(() => {
  let error: ActivityResult['status'];
  return {
    async SetAgentReady(page, act) {
      const result = await act(page);
      if (hasFailed(result)) error = result.status;
      return result;
    },
    async LogoutAgent(page, logOut) {
      const result = await logOut(page);
      return { ...result, status: result.status ?? error };
    },
  };
});
