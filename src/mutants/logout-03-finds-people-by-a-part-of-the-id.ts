// Sessions are found as a search box would find them: the newest one whose id holds what is looked for.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: [] };

export default wrapLink((link) => {
  const sessions: string[] = [];
  return {
    LoggedIn(request, signal) {
      sessions.unshift(request.agentId);
      return link.setState(request, signal);
    },
    LoggedOut(request, signal) {
      const found = sessions.find((id) => id.includes(request.agentId));
      return link.setState({ ...request, agentId: found ?? request.agentId }, signal);
    },
  };
});
