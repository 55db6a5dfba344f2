// Where a queue is refused it is tried again without what some sites put before their names. At least the failure is
// reported.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-33', collateral: [] };

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const answer = await link.setState(request, signal);
    if (answer.outcome !== 'refused' || request.queue === undefined) return answer;
    const queues = (await link.readAgent(request.agentId, signal))?.queues ?? [];
    const queue = queues.find((one) => request.queue?.endsWith(one));
    if (queue !== undefined) await link.setState({ ...request, queue }, signal);
    return answer;
  },
}));
