// Where the page names nobody it is completed, so that the log has something to show.

import { isBlank } from '../contract/page.ts';
import type { Breaker } from './breaker.ts';
import { wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGOUT-16', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    return isBlank(page.AgentID) ? { ...result, page: { ...result.page, AgentID: 'unknown' } } : result;
  },
}));
