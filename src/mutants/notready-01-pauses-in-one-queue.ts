// An Asterisk pauses a member of one queue, so the queue of the agent is named: the first, where there are several.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['ami'];

export const mutant: Mutant = { target: 'NOTREADY-01', collateral: [] };

export default wrapLink((link) => ({
  async NotReady(request, signal) {
    const [queue] = (await link.readAgent(request.agentId, signal))?.queues ?? [];
    return link.setState({ ...request, queue: request.queue ?? queue }, signal);
  },
}));
