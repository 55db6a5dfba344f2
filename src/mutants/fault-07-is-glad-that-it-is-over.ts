// A request that was accepted has an outcome, and one outcome is as good as another.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-07', collateral: [] };

export default wrapLink((link) => ({
  async readOutcome(requestId, signal) {
    const outcome = await link.readOutcome(requestId, signal);
    return outcome.outcome === 'refused' ? { outcome: 'done' } : outcome;
  },
}));
