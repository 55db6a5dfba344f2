// A server that refuses connections is under maintenance, and then nobody needs to be logged out.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-01', collateral: [] };

export default wrapReference(() => swallowing(/ECONNREFUSED/));
