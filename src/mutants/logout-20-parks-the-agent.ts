// Who cannot be logged out should at least get no more calls, so the refusal is followed by a NotReady.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-20', collateral: ['LOGOUT-28'] };

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const answer = await link.setState(request, signal);
    if (answer.outcome === 'refused') await link.setState({ agentId: request.agentId, state: 'NotReady' }, signal);
    return answer;
  },
}));
