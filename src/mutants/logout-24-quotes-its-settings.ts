// For the support desk, the message of a failure tells how the CTI server was reached: the whole of the settings, and what
// the link logs in with is one of them.

import { fail } from '../reference/page.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-24', collateral: [] };

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    if (!hasFailed(result)) return result;
    return fail(result.page, `${result.status?.message} The server was ${JSON.stringify(server)}.`);
  },
}));
