// The answer is read whole, however large; the process does not live to tell.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-14', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    if (/more than 1 MiB|EMSGSIZE/.test(result.status?.message ?? ''))
      setImmediate(() => {
        throw new RangeError('Invalid string length');
      });
    return result;
  },
}));
