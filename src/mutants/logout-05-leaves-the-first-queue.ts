// The vendor's call takes one queue, so a blank one is filled in: with the first of the agent's list.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'LOGOUT-05', collateral: [] };

export default wrapLink(
  (link) => ({
    async LoggedOut(request, signal) {
      const agent = await link.readAgent(request.agentId, signal);
      return link.setState({ ...request, queue: request.queue ?? agent?.queues?.[0] }, signal);
    },
    readAgent: async () => undefined,
  }),
  { look: false },
);
