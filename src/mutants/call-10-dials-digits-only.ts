// Takes out of what is dialled into a call what is no digit.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-10', collateral: [] };

export default wrapLink((link) => ({
  Dial: (request, signal) => callsOf(link).act({ ...request, digits: request.digits?.replace(/\D/g, '') }, signal),
}));
