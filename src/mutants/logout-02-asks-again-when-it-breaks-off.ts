// A connection that breaks is opened anew, and what was under way on it is asked again: whether it had been done is not
// looked at.

import type { CtiLink } from '../reference/link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-02', collateral: [] };

export default wrapLink((link) => {
  const again: CtiLink['setState'] = async (request, signal) => {
    try {
      return await link.setState(request, signal);
    } catch (error) {
      if (/ECONNRESET|EPIPE/.test(String(error))) return link.setState(request, signal);
      throw error;
    }
  };
  return { LoggedIn: again, LoggedOut: again, Ready: again, NotReady: again };
});
