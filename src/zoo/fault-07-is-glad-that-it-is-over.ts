// A request that was accepted has an outcome, and one outcome is as good as another.

import type { Breaker } from './breaker.ts';
import { wrapLink } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-07', collateral: [] };

export default wrapLink((link) => ({
  async readOutcome(requestId, signal) {
    const outcome = await link.readOutcome(requestId, signal);
    return outcome.outcome === 'refused' ? { outcome: 'done' } : outcome;
  },
}));
