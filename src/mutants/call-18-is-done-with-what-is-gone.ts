// Takes a call that is gone for one of which nothing is left to do.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-18', collateral: [] };

export default wrapReference(() => swallowing(/does not exist|no such call/, 'HoldCall'));
