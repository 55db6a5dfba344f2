// The work mode was for this request, so it is taken off the page once it has been asked for.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'NOTREADY-05', collateral: [] };

export default wrapReference(() => ({
  async SetAgentNotReady(page, act) {
    const result = await act(page);
    return hasFailed(result) ? result : { ...result, page: { ...result.page, WorkMode: '' } };
  },
}));
