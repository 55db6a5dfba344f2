// Accepted is not done, and whoever cannot wait for the outcome has to call it a failure.

import type { Breaker } from './breaker.ts';
import { wrapLink } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-07', collateral: [] };

export default wrapLink(() => ({
  async readOutcome() {
    throw new Error('The CTI server has accepted it, and says no more.');
  },
}));
