// A server that breaks the connection off has said goodbye to the agent.

import type { Breaker } from './breaker.ts';
import { swallowingAlways, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-02', collateral: ['FAULT-03'] };

export default wrapReference(() => swallowingAlways(/broke the connection off/));
