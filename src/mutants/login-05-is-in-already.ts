// "Already logged in" is what was wanted. That it is at another telephone, which will ring there, is not looked at.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGIN-05', collateral: [] };

export default wrapReference(() => swallowing(/already/i, 'LoginAgent'));
