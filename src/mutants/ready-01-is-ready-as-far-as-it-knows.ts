// The state of an agent is kept here, and one that is there already is not asked for. What others did is not known.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'READY-01', collateral: [] };

export default wrapLink((link) => {
  const ready = new Set<string>();
  const ask: typeof link.setState = (request, signal) => {
    ready.delete(request.agentId);
    return link.setState(request, signal);
  };
  return {
    LoggedIn: ask,
    LoggedOut: ask,
    NotReady: ask,
    AfterCallWork: ask,
    async Ready(request, signal) {
      if (ready.has(request.agentId)) return { outcome: 'done' };
      const answer = await link.setState(request, signal);
      if (answer.outcome === 'done') ready.add(request.agentId);
      return answer;
    },
  };
});
