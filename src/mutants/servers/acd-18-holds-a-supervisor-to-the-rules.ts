// Refuses a supervisor's logout of somebody who is Ready, although it says that a supervisor's is always done: the same check
// for all.

import type { Mutant } from '../mutant.ts';
import { choosing } from './alter.ts';

export const profile = 'finesse-cce';
export const mutant: Mutant = { target: 'ACD-18', collateral: [] };

export default choosing({ supervisorLogout: 'asAgent' });
