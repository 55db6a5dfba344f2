// The answer has one success, done. "Accepted" is not among the words of the older server, so it is a refusal.

import type { Breaker } from './breaker.ts';
import { wrapLink } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-07', collateral: [] };

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const answer = await link.setState(request, signal);
    return answer.outcome === 'accepted' ? { outcome: 'refused', reason: 'The server said: accepted.' } : answer;
  },
}));
