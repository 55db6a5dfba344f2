// Another ACD insisted that an agent who is logged in has a queue, so the last one is never left; and nobody is told.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-04', collateral: [] };

export default wrapLink(
  (link) => ({
    async LoggedOut(request, signal) {
      const queues = (await link.readAgent(request.agentId, signal))?.queues ?? [];
      const isTheLast = queues.length === 1 && queues[0] === request.queue;
      return isTheLast ? { outcome: 'done' } : link.setState(request, signal);
    },
    readAgent: async () => undefined,
  }),
  { look: false },
);
