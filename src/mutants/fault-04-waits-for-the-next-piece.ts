// The timeout begins anew with each piece of an answer, and there is always one more to come.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-04', collateral: [] };

const NEVER = new AbortController().signal;

export default wrapLink((link) => ({
  Ready: (request) => link.setState(request, NEVER),
}));
