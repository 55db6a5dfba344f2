// Who has an e-mail address for an id is known by what stands before the @: all are of one company.

import { sessionsBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: [] };

export default sessionsBy((id) => id.split('@')[0] ?? id);
