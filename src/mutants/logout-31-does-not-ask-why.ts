// The ACD says OK to a logout, and nobody asks whether there was anything to log out of.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-31', collateral: [] };

export default wrapReference(() => swallowing(/but held agent .+ as LoggedOut/));
