// The ACD has let the agent in, it says; nobody looks whether there is anybody in the room.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-13', collateral: [] };

export default wrapReference(() => swallowing(/said OK/, 'LoginAgent'));
