// Ids are written in plain ASCII letters before a session is looked for.

import { sessionsBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native', 'ami'];

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: [] };

export default sessionsBy((id) => id.normalize('NFD').replace(/\p{M}/gu, ''));
