// Has asked for a call, and takes that for a success: events will tell what has become of it.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-09', collateral: [] };

export default wrapLink((link) => ({
  async Make(request, signal) {
    const answer = await callsOf(link).act(request, signal);
    return answer.outcome === 'refused' ? { outcome: 'done' } : answer;
  },
}));
