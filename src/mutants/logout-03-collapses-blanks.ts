// Ids are tidied up before a session is looked for: one blank is as good as two.

import { sessionsBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native', 'ami'];

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: [] };

export default sessionsBy((id) => id.trim().replace(/\s+/g, ' '));
