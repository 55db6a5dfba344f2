// The reason is kept with the connection, and the next login of the agent who gave it clears it. Until then it is everybody's.

import type { StateRequest } from '../reference/link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-11', collateral: [] };

export default wrapLink((link) => {
  let kept: StateRequest | undefined;
  return {
    LoggedIn(request, signal) {
      if (request.agentId === kept?.agentId) kept = undefined;
      return link.setState(request, signal);
    },
    LoggedOut(request, signal) {
      const reasonCode = request.reasonCode ?? kept?.reasonCode;
      if (request.reasonCode !== undefined) kept = request;
      return link.setState({ ...request, reasonCode }, signal);
    },
  };
});
