// The page goes through a table of names and texts. Numbers, yes or no, lists and the pages that it does not know are lost.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-13', collateral: [] };

const KNOWN = ['AgentOptions', 'AgentState'];

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    const isCarried = ([name, value]: [string, unknown]) => typeof value === 'string' || KNOWN.includes(name);
    const carried = Object.fromEntries(Object.entries(result.page).filter(isCarried));
    return hasFailed(result) ? result : { ...result, page: carried };
  },
}));
