// A switch that is down logs everybody out by itself.

import type { Mutant } from './mutant.ts';
import { swallowingAlways, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-05', collateral: [] };

export default wrapReference(() => swallowingAlways(/switch is down|service unavailable/i));
