// Whatever went wrong below the activity is caught far above it, where the page is no longer known: a new one is handed back.

import { fail } from '../reference/page.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-16', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    const message = result.status?.message ?? '';
    const isOfTheLink = hasFailed(result) && !/refused:|said OK|is missing/.test(message);
    return isOfTheLink ? fail({ AgentID: page.AgentID }, message) : result;
  },
}));
