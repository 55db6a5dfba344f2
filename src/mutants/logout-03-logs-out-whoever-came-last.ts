// The adapter has one session, that of the latest login, and a logout ends the session.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: [] };

export default wrapLink((link) => {
  let latest: string | undefined;
  return {
    LoggedIn(request, signal) {
      latest = request.agentId;
      return link.setState(request, signal);
    },
    LoggedOut: (request, signal) => link.setState({ ...request, agentId: latest ?? request.agentId }, signal),
  };
});
