// The table of sessions compares ids as its database does, without case.

import { sessionsBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: [] };

export default sessionsBy((id) => id.toLowerCase());
