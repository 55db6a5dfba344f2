// Takes a reason that is not listed, although it says that the list is closed: the list is for the drop-down alone.

import type { Mutant } from '../mutant.ts';
import { choosing } from './alter.ts';

export const dialects = ['native'];
export const mutant: Mutant = { target: 'ACD-14', collateral: ['ACD-19'] };

export default choosing({ unknownReason: 'accept' });
