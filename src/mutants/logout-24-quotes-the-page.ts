// For the support desk, the message quotes what was sent: the whole page, and the password that LoginAgent left on it.

import { fail } from '../reference/page.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-24', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    if (!hasFailed(result)) return result;
    return fail(result.page, `${result.status?.message} The page was ${JSON.stringify(page)}.`);
  },
}));
