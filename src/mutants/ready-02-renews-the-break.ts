// The agentd keeps the reason of a pause for its reports, and reads none with the end of it: so the pause is asked for once more, with
// the reason that the page still holds, before it is ended.

import { askAgentd } from './bare-wazo.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['wazo-agentd'];

export const mutant: Mutant = { target: 'READY-02', collateral: [] };

export default wrapReference((server) => ({
  async SetAgentReady(page, goReady) {
    const reason = page.AgentOptions?.pyOpenCTI?.pyReasonCode;
    if (typeof reason === 'string' && reason !== '')
      await askAgentd(server, page.AgentID, { method: 'POST', what: '/pause', body: { reason } }).catch(
        () => undefined,
      );
    return goReady(page);
  },
}));
