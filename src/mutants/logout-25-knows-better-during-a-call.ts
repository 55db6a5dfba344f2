// No switch that its author knew let anybody go during a call, so the connector says no by itself and asks nobody.

import { fail } from '../reference/page.ts';
import { isBlank } from '../reference/untyped.ts';
import { heldBy } from './held.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

/** Nobody is told there who is on a call. */
export const exceptIn = ['wazo-agentd'];

export const mutant: Mutant = { target: 'LOGOUT-25', collateral: [] };

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    const seen = isBlank(page.AgentID) ? undefined : await heldBy(server, page.AgentID).catch(() => undefined);
    return seen?.state === 'Busy' ? fail(page, `Agent ${page.AgentID} is on a call.`) : logOut(page);
  },
}));
