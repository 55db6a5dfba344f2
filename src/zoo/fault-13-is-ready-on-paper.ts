// The ACD has said OK, and the report that the supervisor reads counts what it said. What it does is another matter.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-13', collateral: [] };

export default wrapReference(() => swallowing(/said OK/, 'SetAgentReady'));
