// Codes are tidied up before they are looked up: one blank is as good as two.

import { keptBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const mutant: Mutant = { target: 'NOTREADY-02', collateral: [] };

export default keptBy('NotReady', 'reasonCode', (code) => code.trim().replace(/\s+/g, ' '));
