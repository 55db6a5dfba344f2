// Kindly meant: who stays in the other queues is told which one was left. The framework takes any message for something to
// show and to act on.

import { isBlank } from '../contract/page.ts';
import type { Breaker } from './breaker.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGOUT-12', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    if (hasFailed(result) || isBlank(page.Queue)) return result;
    return { ...result, status: { severity: 'Good', message: `You have left ${page.Queue}.` } };
  },
}));
