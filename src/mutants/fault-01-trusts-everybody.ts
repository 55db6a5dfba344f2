// Certificates were a nuisance in the test environment, and so nobody is asked who vouches for the server: whoever answers
// at its address gets the request, and the password with it.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-01', collateral: [] };
export const tls = true;

export default wrapReference(() => {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  return {};
});
