// Leaves it to the caller to hang up, and so never fails to.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-06', collateral: ['CALL-07', 'CALL-18'] };

export default wrapReference(() => ({ HangUpCall: async (page) => ({ page }) }));
