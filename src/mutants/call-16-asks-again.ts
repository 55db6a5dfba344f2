// Dials once more, or passes on, where it has not heard in time what has become of it.

import type { CallLink } from '../reference/call-link.ts';
import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-16', collateral: [] };

const PATIENCE_MS = 100;

export default wrapLink((link) => {
  const twice: CallLink['act'] = (request, signal) =>
    callsOf(link)
      .act(request, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))
      .catch(() => callsOf(link).act(request, signal));
  return { Make: twice, Transfer: twice };
});
