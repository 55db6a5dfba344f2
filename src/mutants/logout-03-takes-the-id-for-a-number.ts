// Ids of agents are digits, and the connector's table has a column of integers for them: an id that begins with a zero
// is somebody else's.

import { sessionsBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: [] };

export default sessionsBy((id) => (/^\d+$/.test(id) ? String(Number(id)) : id));
