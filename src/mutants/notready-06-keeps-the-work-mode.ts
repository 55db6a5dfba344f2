// The work mode is a field of the adapter. It is set when the page says after-call work, and cleared when the agent is
// Ready again; a break in between is taken for more of the same work.

import type { WantedState } from '../reference/link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'NOTREADY-06', collateral: [] };

export default wrapLink((link) => {
  let state: WantedState = 'NotReady';
  return {
    AfterCallWork(request, signal) {
      state = 'AfterCallWork';
      return link.setState(request, signal);
    },
    NotReady: (request, signal) => link.setState({ ...request, state }, signal),
    Ready(request, signal) {
      state = 'NotReady';
      return link.setState(request, signal);
    },
  };
});
