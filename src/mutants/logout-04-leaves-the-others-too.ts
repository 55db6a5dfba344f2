// Written when every agent had one queue: after the queue on the page comes a logout "to finish the job".

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-04', collateral: ['LOGOUT-27'] };

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const answer = await link.setState(request, signal);
    if (answer.outcome === 'done' && request.queue !== undefined)
      await link.setState({ ...request, queue: undefined }, signal);
    return answer;
  },
}));
