// What the ACD refused is written into both error properties. Failures of the connector's own have a path of their own, and
// that one has never heard of pyPegaCTIError.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-34', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    const isRefusal = /refused:/.test(result.status?.message ?? '');
    const { pyPegaCTIError } = page;
    return hasFailed(result) && !isRefusal ? { ...result, page: { ...result.page, pyPegaCTIError } } : result;
  },
}));
