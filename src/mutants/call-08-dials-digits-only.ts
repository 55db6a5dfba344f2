// Dials the digits of what is wanted, and leaves out what is none.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-08', collateral: ['CALL-09', 'CALL-17', 'CALL-19'] };

export default wrapLink((link) => ({
  Make: (request, signal) =>
    callsOf(link).act({ ...request, destination: request.destination?.replace(/\D/g, '') || '0' }, signal),
}));
