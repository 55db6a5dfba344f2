// Refuses an extension that somebody has, although it says that whoever comes last takes it over.

import type { Mutant } from '../mutant.ts';
import { choosing } from './alter.ts';

export const profile = 'finesse-ccx';
export const exceptIn = ['wazo-agentd'];
export const mutant: Mutant = { target: 'ACD-16', collateral: [] };

export default choosing({ extensionInUse: 'refuse' });
