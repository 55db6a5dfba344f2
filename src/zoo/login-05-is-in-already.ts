// "Already logged in" is what was wanted. That it is at another telephone, which will ring there, is not looked at.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGIN-05', collateral: [] };

export default wrapReference(() => swallowing(/already/i, 'LoginAgent'));
