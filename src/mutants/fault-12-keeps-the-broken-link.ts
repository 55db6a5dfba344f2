// A link that could not be opened once is kept, and keeps failing until the next restart.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-12', collateral: [] };

export default wrapLink((link) => {
  let broken: unknown;
  return {
    async LoggedOut(request, signal) {
      if (broken !== undefined) throw broken;
      try {
        return await link.setState(request, signal);
      } catch (error) {
        if (String(error).includes('ECONNREFUSED')) broken = error;
        throw error;
      }
    },
  };
});
