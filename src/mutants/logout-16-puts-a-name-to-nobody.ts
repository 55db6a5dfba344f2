// Where the page names nobody it is completed, so that the log has something to show.

import { isBlank } from '../reference/untyped.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-16', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    return isBlank(page.AgentID) ? { ...result, page: { ...result.page, AgentID: 'unknown' } } : result;
  },
}));
