// What is not HTTP has nothing bad in it that could be read.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const breaker: Breaker = { target: 'FAULT-03', collateral: [] };

export default wrapReference(() => swallowing(/HPE_/));
