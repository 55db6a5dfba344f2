// An answer that is lost is a failure; but when the next logout is refused because nobody is logged in, the first one must have worked,
// and both are called a success.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'FAULT-09', collateral: [] };

export default wrapReference(() => {
  let isLost = false;
  return {
    async LogoutAgent(page, logOut) {
      const result = await logOut(page);
      const message = result.status?.message ?? '';
      const isRefused = /not logged in|Not there/i.test(message);
      const wasLost = isLost;
      isLost = hasFailed(result) && !isRefused;
      return wasLost && isRefused ? { page } : result;
    },
  };
});
