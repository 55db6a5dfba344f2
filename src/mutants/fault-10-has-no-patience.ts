// A quarter of a second is enough for anybody, whatever has been promised.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-10', collateral: [] };

const PATIENCE_MS = 250;

export default wrapLink((link) => ({
  LoggedOut: (request, signal) => link.setState(request, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])),
}));
