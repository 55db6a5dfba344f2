// An answer that breaks off has begun well, and the rest can be guessed.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-03', collateral: ['FAULT-02'] };

const BROKEN_OFF = /ECONNRESET|EPIPE/;

/** Not for the other activities: a server that refuses connections breaks off theirs first, if it is quick. */
export default wrapReference(() => ({ ...swallowing(BROKEN_OFF), ...swallowing(BROKEN_OFF, 'LoginAgent') }));
