// Kindly meant: the agent is told of the success. The framework takes any message for something to show and to act on.

import type { Breaker } from './breaker.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGOUT-12', collateral: ['LOGOUT-23', 'LOGOUT-25', 'LOGOUT-29'] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    return hasFailed(result) ? result : { ...result, status: { severity: 'Good', message: 'Logged out.' } };
  },
}));
