// An outcome that is of another request is asked for again a few times, and then taken all the same: something must have
// become of it.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-30', collateral: [] };

export const dialects = ['native'];

/** How often it is asked for: the ACD has settled it by then. */
const TRIES = 25;

export default wrapLink((link) => {
  let left = TRIES;
  return {
    readOutcome: (requestId, signal) =>
      link.readOutcome(requestId, signal).catch((error: Error) => {
        if (!/not of its protocol/.test(error.message)) throw error;
        left -= 1;
        return { outcome: left > 0 ? 'pending' : 'done' };
      }),
  };
});
