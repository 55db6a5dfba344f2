// Completes a transfer by leaving the call that waits: whoever was consulted has the agent for good, and the caller nobody.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-12', collateral: [] };

export default wrapLink((link) => ({
  CompleteTransfer: (request, signal) => callsOf(link).act({ ...request, deed: 'HangUp' }, signal),
}));
