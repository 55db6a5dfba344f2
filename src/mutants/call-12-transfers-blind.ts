// Passes the call on without a word where somebody was to be consulted.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-12', collateral: ['CALL-13', 'CALL-19'] };

export default wrapLink((link) => ({
  Consult: ({ data: _given, ...request }, signal) => callsOf(link).act({ ...request, deed: 'Transfer' }, signal),
}));
