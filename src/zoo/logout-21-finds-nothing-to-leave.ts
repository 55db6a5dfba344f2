// "Not in that queue" sounds like what was asked for. The agent believes to have left a queue that was misspelt.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGOUT-21', collateral: [] };

export default wrapReference(() => swallowing(/not logged in to queue|Queue .* does not exist/));
