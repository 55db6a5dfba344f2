// No answer came, but a look shows that the agent is out: a success without an answer.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-09', collateral: [], collateralIn: { ami: ['FAULT-03'] } };

const PATIENCE_MS = 600;

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    try {
      return await link.setState(request, patience);
    } catch (error) {
      const seen = patience.aborted ? await link.readAgent(request.agentId, signal) : undefined;
      if (seen?.state === 'LoggedOut') return { outcome: 'done' };
      throw error;
    }
  },
}));
