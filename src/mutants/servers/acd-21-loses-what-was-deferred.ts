// Writes a Command down when it is done, and so never where it has to wait for the end of a call.

import type { Mutant } from '../mutant.ts';
import { hiding } from './alter.ts';

export const profile = 'kazoo';
export const mutant: Mutant = { target: 'ACD-21', collateral: [] };

export default hiding((entry) => entry.kind === 'command' && entry.outcome === 'deferred');
