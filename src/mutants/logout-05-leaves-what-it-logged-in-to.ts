// The queues of an agent are noted at the login and left one after the other. What a supervisor added since is not noted.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

/** Elsewhere a login that names no queue leads to others than those of the agent's work. */
export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-05', collateral: [] };

export default wrapLink((link) => {
  const noted = new Map<string, readonly string[]>();
  return {
    async LoggedIn(request, signal) {
      const answer = await link.setState(request, signal);
      noted.set(request.agentId, (await link.readAgent(request.agentId, signal))?.queues ?? []);
      return answer;
    },
    async LoggedOut(request, signal) {
      const [first, ...others] = request.queue === undefined ? (noted.get(request.agentId) ?? []) : [];
      let answer = await link.setState({ ...request, queue: first ?? request.queue }, signal);
      for (const queue of others)
        if (answer.outcome === 'done') answer = await link.setState({ ...request, queue }, signal);
      return answer;
    },
  };
});
