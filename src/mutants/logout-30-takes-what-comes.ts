// Whatever answer comes next is the answer.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-30', collateral: [] };

export default wrapReference(() => swallowing(/answered another request/));
