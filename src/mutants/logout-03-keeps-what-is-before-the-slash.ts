// A session is found by the path of its agent, and a path ends at the next slash: what stands behind it is not looked at.

import { sessionsBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: [] };

export default sessionsBy((id) => id.split('/')[0] ?? id);
