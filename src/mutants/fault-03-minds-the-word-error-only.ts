// What the agentd has against something it calls an error: an answer without that member is none against it.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const dialects = ['wazo-agentd'];

export const mutant: Mutant = { target: 'FAULT-03', collateral: ['FAULT-06'] };

export default wrapReference(() => swallowing(/is not of its protocol/));
