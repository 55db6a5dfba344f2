// Secrets are taken off the page as soon as they have been used. After a refusal the next attempt has none to send.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGIN-10', collateral: [] };

export default wrapReference(() => ({
  async LoginAgent(page, logIn) {
    const result = await logIn(page);
    return hasFailed(result) ? { ...result, page: { ...result.page, AgentPassword: '' } } : result;
  },
}));
