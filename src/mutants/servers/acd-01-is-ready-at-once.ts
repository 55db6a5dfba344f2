// Has whoever logs in Ready at once, although it says that a login leaves him NotReady: a setting that the last release turned
// round.

import type { Mutant } from '../mutant.ts';
import { choosing } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-01', collateral: ['ACD-20'] };

export default choosing({ afterLogin: 'Ready' });
