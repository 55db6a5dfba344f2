// A refusal may be a passing trouble of the switch, so it is asked once more.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-02', collateral: ['LOGOUT-20'] };

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const answer = await link.setState(request, signal);
    return answer.outcome === 'refused' ? link.setState(request, signal) : answer;
  },
}));
