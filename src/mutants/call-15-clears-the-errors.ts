// Clears what earlier errors have left on the page, once a call is on its way.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-15', collateral: [] };

export default wrapReference(() => ({
  MakeCall: async (page, act) => {
    const result = await act(page);
    return hasFailed(result)
      ? result
      : { ...result, page: { ...result.page, pyStatusMessage: '', pyPegaCTIError: '' } };
  },
}));
