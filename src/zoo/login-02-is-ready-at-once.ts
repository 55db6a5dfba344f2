// Whoever logs in wants to work, so the login is followed by a Ready; the agent's own is refused after that.

import type { Breaker } from './breaker.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['native'];

export const breaker: Breaker = { target: 'LOGIN-02', collateral: [] };

export default wrapLink((link) => ({
  async LoggedIn(request, signal) {
    const answer = await link.setState(request, signal);
    const { agentId } = request;
    if (answer.outcome === 'done') await link.setState({ agentId, state: 'Ready' }, signal);
    return answer;
  },
}));
