// Whoever cannot log in for want of a server may begin to work offline, as with the mail.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-01', collateral: [] };

export default wrapReference(() => swallowing(/ECONNREFUSED/, 'LoginAgent'));
