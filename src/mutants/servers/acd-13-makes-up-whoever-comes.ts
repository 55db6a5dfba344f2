// Takes in somebody whom nobody knows, although it says that it refuses: whoever is not in its table is put there.

import type { Mutant } from '../mutant.ts';
import { choosing } from './alter.ts';

export const profile = 'opencti';
export const exceptIn = ['wazo-agentd'];
export const mutant: Mutant = { target: 'ACD-13', collateral: ['ACD-19'] };

export default choosing({ unknownAgent: 'create' });
