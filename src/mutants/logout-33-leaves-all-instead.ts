// Where one queue cannot be left, all of them are, to be on the safe side. At least the failure is reported.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-33', collateral: [] };

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const answer = await link.setState(request, signal);
    if (answer.outcome === 'refused' && request.queue !== undefined)
      await link.setState({ ...request, queue: undefined }, signal);
    return answer;
  },
}));
