// Ready is a light on the desktop here. Where nobody listens it is lit all the same, for when the server is back.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-01', collateral: [] };

export default wrapReference(() => swallowing(/cannot be reached|broke the connection off/, 'SetAgentReady'));
