// Codes are kept in a column of twenty characters, and whoever has the first twenty has the code.

import { keptBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const mutant: Mutant = { target: 'NOTREADY-02', collateral: [] };

export default keptBy('NotReady', 'reasonCode', (code) => code.slice(0, 20));
