// Dials 00 in place of the + of a number, as people do.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-08', collateral: ['CALL-17', 'CALL-19'] };

export default wrapLink((link) => ({
  Make: (request, signal) =>
    callsOf(link).act({ ...request, destination: request.destination?.replace(/^\+/, '00') }, signal),
}));
