// Whatever answer comes next is the answer.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const breaker: Breaker = { target: 'LOGOUT-30', collateral: [] };

export default wrapReference(() => swallowing(/answered another request/));
