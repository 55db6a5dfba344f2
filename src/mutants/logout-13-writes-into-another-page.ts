// Notes the logout in the interaction that is shown beside it: a page within the page, which is not the connector's either.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-13', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    const { pyInteraction } = result.page;
    if (hasFailed(result) || typeof pyInteraction !== 'object') return result;
    return { ...result, page: { ...result.page, pyInteraction: { ...pyInteraction, pySubject: 'logged out' } } };
  },
}));
