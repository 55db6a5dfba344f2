// A password that worked is kept with the agent, so that nobody has to type it twice; what is typed is not looked at then.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGIN-03', collateral: [] };

export default wrapLink((link) => {
  const passwords = new Map<string, string | undefined>();
  return {
    async LoggedIn(request, signal) {
      const password = passwords.get(request.agentId) ?? request.password;
      const answer = await link.setState({ ...request, password }, signal);
      if (answer.outcome === 'done') passwords.set(request.agentId, password);
      return answer;
    },
  };
});
