// Reads the number from the page, and none of what is to go with the call.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-19', collateral: [] };

export default wrapLink((link) => ({
  Make: ({ data: _given, ...request }, signal) => callsOf(link).act(request, signal),
}));
