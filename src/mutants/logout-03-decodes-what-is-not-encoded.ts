// Ids come over a URL elsewhere in the connector, and are decoded here as they are there: %41 is A.

import { sessionsBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native', 'ami'];

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: [] };

export default sessionsBy((id) => id.replace(/%[0-9A-F]{2}/g, decodeURIComponent));
