// The adapter has one field for the answer, and whoever asked reads it when nothing is under way any more. A failure is
// not overwritten, so that it is not lost: everybody who asked at the time is told of it.

import type { ActivityResult } from '../connector/page.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-29', collateral: [] };

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
      if (hasFailed(result) || waiting.length === 0) latest = result.status;
      underWay -= 1;
      if (underWay === 0) rest();
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return { ...result, status: latest };
    },
  };
});
