// Whoever is refused for a call will surely be let go after it, as another ACD does. This one does not, and nobody is told.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-25', collateral: ['LOGOUT-14'] };

export default wrapReference(() => swallowing(/call in progress/));
