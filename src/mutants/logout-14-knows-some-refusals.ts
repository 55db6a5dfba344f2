// The answer is searched for the refusals that the vendor's manual listed at the time. What came later passes for a yes.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-14', collateral: ['LOGOUT-25'] };

export default wrapReference(() => swallowing(/call in progress|Agent .+ does not exist/));
