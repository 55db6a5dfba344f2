// The switch lengthens the names of queues, so the queue on the page is the first of the agent's that begins with it.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-04', collateral: [] };

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const queues = (await link.readAgent(request.agentId, signal))?.queues ?? [];
    const found = queues.find((queue) => request.queue !== undefined && queue.startsWith(request.queue));
    return link.setState({ ...request, queue: found ?? request.queue }, signal);
  },
}));
