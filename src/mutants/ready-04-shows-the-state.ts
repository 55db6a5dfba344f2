// The new state is written on the page for the gadget that shows it. Other activities work on the same page.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'READY-04', collateral: [] };

export default wrapReference(() => ({
  async SetAgentReady(page, act) {
    const result = await act(page);
    return hasFailed(result) ? result : { ...result, page: { ...result.page, pyAgentState: 'Ready' } };
  },
}));
