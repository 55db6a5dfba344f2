// Whatever comes next is the answer, and what is not an Error is a yes.

import { askAsterisk } from './bare-ami.ts';
import { leavingByHand } from './leaving-by-hand.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['ami'];

export const mutant: Mutant = { target: 'FAULT-03', collateral: ['LOGOUT-30'] };

export default wrapReference(
  (server) =>
    leavingByHand(
      server,
      async (action) => (await askAsterisk(server, action, () => true)).at(-1),
      (message) => message?.Response !== 'Error',
    ),
  { look: false },
);
