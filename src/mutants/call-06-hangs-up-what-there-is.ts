// Finds no call to hang up, and so has hung up all that there are.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-06', collateral: [] };

export default wrapReference(() => swallowing(/No call is established/, 'HangUpCall'));
