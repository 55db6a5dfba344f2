// The column for the id of a session has twenty characters, and whatever is longer is cut without a word.

import { sessionsBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native', 'ami'];

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: [] };

export default sessionsBy((id) => id.slice(0, 20));
