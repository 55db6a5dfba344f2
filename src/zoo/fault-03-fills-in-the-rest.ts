// An answer that breaks off has begun well, and the rest can be guessed.

import type { Breaker } from './breaker.ts';
import { swallowingAlways, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-03', collateral: ['FAULT-02'] };

export default wrapReference(() => swallowingAlways(/broke the connection off/));
