// Answers are put into one field of the adapter, and whoever waited reads from it when nothing is under way any more: all
// of them the answer that came last.

import type { ActivityResult } from '../contract/page.ts';
import type { Breaker } from './breaker.ts';
import { wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGOUT-29', collateral: [] };

export default wrapReference(() => {
  let latest: ActivityResult['status'];
  let underWay = 0;
  const waiting: (() => void)[] = [];
  const rest = () => {
    for (const wake of waiting.splice(0)) wake();
  };
  return {
    async LogoutAgent(page, logOut) {
      underWay += 1;
      const result = await logOut(page);
      latest = result.status;
      underWay -= 1;
      if (underWay === 0) rest();
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return { ...result, status: latest };
    },
  };
});
