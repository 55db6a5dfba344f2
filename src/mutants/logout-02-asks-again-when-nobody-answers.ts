// Who hears nothing for a while asks once more: the request may have been lost. It was the answer that was.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-02', collateral: [] };

const PATIENCE_MS = 600;

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    try {
      return await link.setState(request, AbortSignal.any([signal, patience]));
    } catch (error) {
      if (patience.aborted && !signal.aborted) return link.setState(request, signal);
      throw error;
    }
  },
}));
