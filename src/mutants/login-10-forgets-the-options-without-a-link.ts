// Without a link there is no session, and with the session goes what was chosen for it.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGIN-10', collateral: [] };

export default wrapReference(() => ({
  async LoginAgent(page, logIn) {
    const result = await logIn(page);
    const isOfTheLink = hasFailed(result) && !/refused:|said OK/.test(result.status?.message ?? '');
    return isOfTheLink ? { ...result, page: { ...result.page, AgentOptions: {} } } : result;
  },
}));
