// Somebody whom the switch does not know gets no calls anyhow, so the refusal of a break is taken for a break.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const dialects = ['native', 'ami', 'esl'];

export const mutant: Mutant = { target: 'NOTREADY-04', collateral: [] };

export default wrapReference(() => swallowing(/does not exist|(Interface|Agent) not found/i, 'SetAgentNotReady'));
