// A switch that is down logs everybody out by itself.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-05', collateral: [] };

export default wrapReference(() => swallowing(/switch is down/));
