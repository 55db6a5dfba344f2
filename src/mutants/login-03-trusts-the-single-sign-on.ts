// The desktop has checked who sits there, so a wrong password at the ACD is nobody's business but the administrator's.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGIN-03', collateral: [] };

export default wrapReference(() => swallowing(/credentials/, 'LoginAgent'));
