// A login is a good moment for a kind word, and the status has a message. The desktop shows it as an error.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGIN-04', collateral: [] };

export default wrapReference(() => ({
  async LoginAgent(page, logIn) {
    const result = await logIn(page);
    return hasFailed(result)
      ? result
      : { ...result, status: { severity: 'Good', message: `Welcome, ${page.AgentID}.` } };
  },
}));
