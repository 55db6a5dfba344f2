// The ACD's words go to a log file that nobody at the desktop can read; the agent gets a sentence that fits everything.

import { fail } from '../reference/page.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-15', collateral: ['FAULT-07'] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    return hasFailed(result) ? fail(result.page, 'The request failed.') : result;
  },
}));
