// The work mode is a field of the adapter that is cleared when the request has gone well; after a refusal it is still set.

import type { WantedState } from '../reference/link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'NOTREADY-06', collateral: [] };

export default wrapLink((link) => {
  let state: WantedState = 'NotReady';
  return {
    async AfterCallWork(request, signal) {
      const answer = await link.setState(request, signal);
      state = answer.outcome === 'refused' ? 'AfterCallWork' : 'NotReady';
      return answer;
    },
    NotReady: (request, signal) => link.setState({ ...request, state }, signal),
  };
});
