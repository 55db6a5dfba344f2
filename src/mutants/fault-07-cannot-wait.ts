// Accepted is not done, and whoever cannot wait for the outcome has to call it a failure.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-07', collateral: [] };

export default wrapLink(() => ({
  async readOutcome() {
    throw new Error('The CTI server has accepted it, and says no more.');
  },
}));
