// Tells each change twice: once when it is decided, and once when it is stored.

import type { Mutant } from '../mutant.ts';
import { telling } from './alter.ts';

/** A status is told there with the answer that it is set, whatever is stored behind it. */
export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'ACD-22', collateral: ['ACD-07', 'ACD-20'] };

export default telling((event) => [event, event]);
