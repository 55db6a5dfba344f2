// The session has a field for the last error that is set on a refusal, read at the end of every request, and never
// cleared.

import type { ActivityResult } from '../contract/page.ts';
import type { Breaker } from './breaker.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGOUT-23', collateral: [] };

export default wrapReference(() => {
  let failure: ActivityResult['status'];
  return {
    async LogoutAgent(page, logOut) {
      const result = await logOut(page);
      if (hasFailed(result)) failure = result.status;
      return { ...result, status: failure };
    },
  };
});
