// Tells a refusal in pyStatusMessage, and leaves pyPegaCTIError to the activities of agents.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-15', collateral: [] };

export default wrapReference(() => ({
  RetrieveCall: async (page, act) => {
    const result = await act(page);
    const { pyPegaCTIError } = page;
    return hasFailed(result) ? { ...result, page: { ...result.page, pyPegaCTIError } } : result;
  },
}));
