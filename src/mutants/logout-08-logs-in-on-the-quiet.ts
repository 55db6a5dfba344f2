// Ready is made to work whatever happened before: where it is refused, the agent is logged in with the password that
// was kept since the last login.

import type { StateRequest } from '../reference/link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-08', collateral: [] };

export default wrapLink((link) => {
  let login: StateRequest | undefined;
  return {
    LoggedIn(request, signal) {
      login = request;
      return link.setState(request, signal);
    },
    async Ready(request, signal) {
      const answer = await link.setState(request, signal);
      if (answer.outcome !== 'refused' || login === undefined) return answer;
      await link.setState(login, signal);
      return link.setState(request, signal);
    },
  };
});
