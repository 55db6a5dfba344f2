// The light for Ready must not lag behind the agent, so it shows what was asked for, answer or none.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-04', collateral: [] };

export default wrapReference(() => swallowing(/^No answer/, 'SetAgentReady'));
