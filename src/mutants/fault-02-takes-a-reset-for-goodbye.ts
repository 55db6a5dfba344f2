// A server that breaks the connection off has said goodbye to the agent.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-02', collateral: ['FAULT-03'] };

const BROKEN_OFF = /ECONNRESET|EPIPE/;

/** Not for the other activities: a server that refuses connections breaks off theirs first, if it is quick. */
export default wrapReference(() => ({ ...swallowing(BROKEN_OFF), ...swallowing(BROKEN_OFF, 'LoginAgent') }));
