// A watchdog keeps Ready agents connected. It takes the logout for a lost session, and logs the agent in again with the
// password that it remembers; nobody looks whether the agent stayed out.

import type { StateRequest } from '../reference/link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = {
  target: 'LOGOUT-01',
  collateral: [],
  collateralIn: { 'wazo-agentd': ['LOGOUT-06', 'LOGIN-01'] },
};

export default wrapLink(
  (link) => {
    let login: StateRequest | undefined;
    return {
      LoggedIn(request, signal) {
        login = request;
        return link.setState(request, signal);
      },
      async LoggedOut(request, signal) {
        const before = await link.readAgent(request.agentId, signal);
        const answer = await link.setState(request, signal);
        if (answer.outcome === 'done' && before?.state === 'Ready' && login !== undefined)
          await link.setState(login, signal);
        return answer;
      },
      readAgent: async () => undefined,
    };
  },
  { look: false },
);
