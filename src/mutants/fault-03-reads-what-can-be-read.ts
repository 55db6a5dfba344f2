// What is not HTTP has nothing bad in it that could be read.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'FAULT-03', collateral: [] };

export default wrapReference(() => swallowing(/HPE_/));
