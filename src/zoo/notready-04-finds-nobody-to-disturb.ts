// Who is in no queue gets no calls anyhow, so the refusal of a break is taken for a break.

import type { Breaker } from './breaker.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'NOTREADY-04', collateral: [] };

export default wrapReference(() => swallowing(/not logged in|Interface not found/i, 'SetAgentNotReady'));
