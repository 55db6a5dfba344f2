// The ACD says OK to a logout, and nobody asks whether there was anything to log out of.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGOUT-31', collateral: [] };

export default wrapReference(() => swallowing(/but held agent \S+ as LoggedOut/));
