// Who is in no queue gets no calls anyhow, so the refusal of a break is taken for a break.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'NOTREADY-04', collateral: [] };

export default wrapReference(() => swallowing(/not logged in|Interface not found/i, 'SetAgentNotReady'));
