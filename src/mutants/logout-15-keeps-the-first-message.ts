// The text of a refusal is looked up once and kept for the next one, whoever it is that is refused then, and why.

import { fail } from '../reference/page.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-15', collateral: [] };

export default wrapReference(() => {
  let first: string | undefined;
  return {
    async LogoutAgent(page, logOut) {
      const result = await logOut(page);
      if (!hasFailed(result)) return result;
      first ??= result.status?.message ?? '';
      return fail(result.page, first);
    },
  };
});
