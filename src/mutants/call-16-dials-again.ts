// Dials once more where it has not heard in time whether the call was made.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-16', collateral: [] };

const PATIENCE_MS = 100;

export default wrapLink((link) => ({
  Make: (request, signal) =>
    callsOf(link)
      .act(request, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))
      .catch(() => callsOf(link).act(request, signal)),
}));
