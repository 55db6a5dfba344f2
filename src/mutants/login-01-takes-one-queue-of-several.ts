// An agent has one queue, as in the vendor's older model: where the ACD chose several, all but the first are left again.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'LOGIN-01', collateral: ['LOGOUT-04', 'LOGOUT-33', 'READY-01'] };

export default wrapLink((link) => ({
  async LoggedIn(request, signal) {
    const answer = await link.setState(request, signal);
    const [, ...others] = (await link.readAgent(request.agentId, signal))?.queues ?? [];
    for (const queue of others) await link.setState({ agentId: request.agentId, state: 'LoggedOut', queue }, signal);
    return answer;
  },
}));
