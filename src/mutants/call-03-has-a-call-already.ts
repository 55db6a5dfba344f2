// Finds no call that rings, and takes it for answered: the agent must have been faster.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-03', collateral: [] };

export default wrapReference(() => swallowing(/No call is ringing/, 'AnswerCall'));
