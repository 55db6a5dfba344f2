// A switch that is down logs everybody out by itself.

import type { Breaker } from './breaker.ts';
import { swallowingAlways, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-05', collateral: [] };

export default wrapReference(() => swallowingAlways(/switch is down|Service unavailable/));
