// Whoever is Ready must be seen to be: an agent who got a call at once is taken for one who is not.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'READY-01', collateral: [] };

export default wrapLink((link) => {
  const asked = new Set<string>();
  return {
    Ready(request, signal) {
      asked.add(request.agentId);
      return link.setState(request, signal);
    },
    async readAgent(agentId, signal) {
      const agent = await link.readAgent(agentId, signal);
      return asked.delete(agentId) && agent?.state === 'Busy' ? { ...agent, state: 'OnCall' } : agent;
    },
  };
});
