// The error path empties what an agent might have chosen, so that the next attempt starts afresh.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-16', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    return hasFailed(result) ? { ...result, page: { ...result.page, Queue: '', WorkMode: '' } } : result;
  },
}));
