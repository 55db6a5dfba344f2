// Sets pyStatusMessage and has never heard of pyPegaCTIError, which is where the framework looks.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-34', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    const { pyPegaCTIError } = page;
    return hasFailed(result) ? { ...result, page: { ...result.page, pyPegaCTIError } } : result;
  },
}));
