// Tells each change twice: once when it is decided, and once when it is stored.

import type { Mutant } from '../mutant.ts';
import { telling } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-22', collateral: ['ACD-07', 'ACD-20'] };

export default telling((event) => [event, event]);
