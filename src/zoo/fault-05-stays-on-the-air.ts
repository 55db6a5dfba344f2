// A switch that is down offers no calls anyhow, so whoever asks to be Ready may as well be told so.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-05', collateral: [] };

export default wrapReference(() => swallowing(/switch is down/, 'SetAgentReady'));
