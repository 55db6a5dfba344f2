// Reads the number from the page, and none of what is to go with the call.

import type { CallLink } from '../reference/call-link.ts';
import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-19', collateral: [] };

export default wrapLink((link) => {
  const bare: CallLink['act'] = ({ data: _given, ...request }, signal) => callsOf(link).act(request, signal);
  return { Make: bare, Consult: bare };
});
