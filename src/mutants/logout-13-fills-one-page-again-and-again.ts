// The adapter has one page, which every logout fills anew: what an earlier one held and this one does not is still on it.

import type { ClipboardPage } from '../connector/page.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-13', collateral: [] };

export default wrapReference(() => {
  let adapter: ClipboardPage = {};
  return {
    async LogoutAgent(page, logOut) {
      const result = await logOut(page);
      adapter = { ...adapter, ...result.page };
      return hasFailed(result) ? result : { ...result, page: adapter };
    },
  };
});
