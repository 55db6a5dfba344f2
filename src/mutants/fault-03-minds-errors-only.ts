// The message with the action's own id is the answer, and what is not an Error is a yes.

import { askAsterisk } from './bare-ami.ts';
import { leavingByHand } from './leaving-by-hand.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['ami'];

export const mutant: Mutant = { target: 'FAULT-03', collateral: [] };

export default wrapReference(
  (server) =>
    leavingByHand(
      server,
      async (action) => (await askAsterisk(server, action)).at(-1),
      (message) => message?.Response !== 'Error',
    ),
  { look: false },
);
