// Kindly meant: who stays in the other queues is told which one was left. The framework takes any message for something to
// show and to act on.

import { isBlank } from '../reference/untyped.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'LOGOUT-12', collateral: [] };

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    if (hasFailed(result) || isBlank(page.Queue)) return result;
    return { ...result, status: { severity: 'Good', message: `You have left ${page.Queue}.` } };
  },
}));
