// The queue is a field of the adapter that is set from the page and cleared when the request has gone well.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['native', 'ami'];

export const mutant: Mutant = { target: 'LOGOUT-05', collateral: [] };

export default wrapLink((link) => {
  let queue: string | undefined;
  return {
    async LoggedOut(request, signal) {
      queue = request.queue ?? queue;
      const answer = await link.setState({ ...request, queue }, signal);
      if (answer.outcome !== 'refused') queue = undefined;
      return answer;
    },
  };
});
