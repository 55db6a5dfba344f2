// A FreeSWITCH says -ERR where something is wrong: whatever begins otherwise is a success.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = { target: 'FAULT-03', collateral: [] };

export default wrapReference(() => swallowing(/is not of its protocol/));
