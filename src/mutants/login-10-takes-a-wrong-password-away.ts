// A password that was wrong is taken off the page, so that nobody tries it again; with it goes what the agent typed.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGIN-10', collateral: [] };

export default wrapReference(() => ({
  async LoginAgent(page, logIn) {
    const result = await logIn(page);
    const isWrong = /credentials/i.test(result.status?.message ?? '');
    return isWrong ? { ...result, page: { ...result.page, AgentPassword: '' } } : result;
  },
}));
