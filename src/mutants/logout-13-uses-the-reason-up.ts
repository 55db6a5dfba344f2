// The reason was for this logout, so it is taken off the page once it has been used. The desktop still shows it.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-13', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    return hasFailed(result) ? result : { ...result, page: { ...result.page, AgentOptions: {} } };
  },
}));
