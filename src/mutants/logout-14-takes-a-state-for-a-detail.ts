// Who is in the wrong state for a logout will get to the right one before the shift is over, so that refusal is kept from
// the agent.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-14', collateral: ['FAULT-07', 'LOGOUT-15', 'LOGOUT-24'] };

export default wrapReference(() => swallowing(/cannot go from/));
