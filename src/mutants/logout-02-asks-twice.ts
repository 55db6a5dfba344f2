// The HTTP client below was told to repeat what is idempotent, PUT among it, and a logout is a PUT.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-02', collateral: [] };

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const answer = await link.setState(request, signal);
    if (answer.outcome === 'done') await link.setState(request, signal);
    return answer;
  },
}));
