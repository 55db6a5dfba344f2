// The error path empties what an agent might have chosen, so that the next attempt starts afresh.

import type { Breaker } from './breaker.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGOUT-16', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    return hasFailed(result) ? { ...result, page: { ...result.page, Queue: '', WorkMode: '' } } : result;
  },
}));
