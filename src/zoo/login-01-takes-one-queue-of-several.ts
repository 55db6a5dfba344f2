// An agent has one queue, as in the vendor's older model: where the ACD chose several, all but the first are left again.

import type { Breaker } from './breaker.ts';
import { wrapLink } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGIN-01', collateral: ['LOGOUT-04', 'LOGOUT-33', 'READY-01'] };

export default wrapLink((link) => ({
  async LoggedIn(request, signal) {
    const answer = await link.setState(request, signal);
    const [, ...others] = (await link.readAgent(request.agentId, signal))?.queues ?? [];
    for (const queue of others) await link.setState({ agentId: request.agentId, state: 'LoggedOut', queue }, signal);
    return answer;
  },
}));
