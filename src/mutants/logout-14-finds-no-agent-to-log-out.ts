// Whom the FreeSWITCH does not find, it has not logged in: that was what was wanted.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = { target: 'LOGOUT-14', collateral: ['LOGOUT-29', 'LOGOUT-30'] };

export default wrapReference(() => swallowing(/Agent not found/));
