// "Not in that queue" sounds like what was asked for. The agent believes to have left a queue that was misspelt.

import { isBlank } from '../reference/untyped.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-21', collateral: [] };

const WORDS = /not logged in to queue|Queue .* does not exist|Not there|No such queue/;

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    const isAboutQueue = !isBlank(page.Queue) && WORDS.test(result.status?.message ?? '');
    return hasFailed(result) && isAboutQueue ? { page } : result;
  },
}));
