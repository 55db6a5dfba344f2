// A reason that did not lead to a logout is taken off the page, with whatever else was chosen beside it.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-16', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    return hasFailed(result) ? { ...result, page: { ...result.page, AgentOptions: null } } : result;
  },
}));
