// The answer has one success, 200, and one branch for the rest. A 202, "when the call is over", ends up in the rest.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['native', 'ami'];

export const mutant: Mutant = { target: 'LOGOUT-25', collateral: [] };

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const answer = await link.setState(request, signal);
    return answer.outcome === 'deferred' ? { outcome: 'refused', reason: 'The logout was not done.' } : answer;
  },
}));
