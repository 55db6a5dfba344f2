// Writes down on the page what it did, for a screen that shows it. Other activities work on the same page.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-13', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    return hasFailed(result) ? result : { ...result, page: { ...result.page, pyLastAction: 'LogoutAgent' } };
  },
}));
