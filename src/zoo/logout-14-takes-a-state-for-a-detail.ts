// Who is in the wrong state for a logout will get to the right one before the shift is over, so that refusal is kept from
// the agent.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGOUT-14', collateral: ['FAULT-07', 'LOGOUT-15', 'LOGOUT-24'] };

export default wrapReference(() => swallowing(/cannot go from/));
