// What was accepted and is pending after a while will be done some day.

import { setTimeout } from 'node:timers/promises';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-08', collateral: [] };

const LONG_ENOUGH_MS = 300;

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const answer = await link.setState(request, signal);
    if (answer.outcome !== 'accepted') return answer;
    await setTimeout(LONG_ENOUGH_MS);
    const { outcome } = await link.readOutcome(answer.requestId, signal);
    return outcome === 'pending' ? { outcome: 'deferred' } : answer;
  },
}));
