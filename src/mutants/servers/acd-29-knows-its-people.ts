// Refuses somebody whom nobody knows, although it says that whoever comes is added: the list is closed on weekends.

import type { Mutant } from '../mutant.ts';
import { choosing } from './alter.ts';

export const profile = 'asterisk';
export const mutant: Mutant = { target: 'ACD-29', collateral: [] };

export default choosing({ unknownAgent: 'refuse' });
