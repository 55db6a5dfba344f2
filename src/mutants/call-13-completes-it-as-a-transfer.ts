// Completes a conference as it completes a transfer, and is out of it.

import type { Mutant } from './mutant.ts';
import { callsOf, wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-13', collateral: [] };

export default wrapLink((link) => ({
  Conference: (request, signal) => callsOf(link).act({ ...request, deed: 'CompleteTransfer' }, signal),
}));
