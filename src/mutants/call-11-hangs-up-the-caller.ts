// Calls the destination in the agent's place, and leaves the caller: who hangs up is connected, as it was with another switch.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-11', collateral: [] };

export default wrapLink((link) => ({
  Transfer: (request, signal) => callsOf(link).act({ ...request, deed: 'HangUp', destination: undefined }, signal),
}));
