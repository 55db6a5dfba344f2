// The desktop has checked who sits there, so a wrong password at the ACD is nobody's business but the administrator's.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGIN-03', collateral: [] };

export default wrapReference(() => swallowing(/credentials/, 'LoginAgent'));
