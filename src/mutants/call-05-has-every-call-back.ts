// Takes a call that is not on hold for one that it has had back.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-05', collateral: ['CALL-15'] };

export default wrapLink((link) => ({
  async Retrieve(request, signal) {
    const answer = await callsOf(link).act(request, signal);
    return answer.outcome === 'refused' ? { outcome: 'done' } : answer;
  },
}));
