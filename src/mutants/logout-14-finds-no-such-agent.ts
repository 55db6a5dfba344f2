// The agentd answers 409 for whoever it does not know, as for whoever is out, so it is asked who there is: who is not there cannot be
// logged in, and that was what was wanted.

import { isBlank } from '../reference/untyped.ts';
import { askAgentd } from './bare-wazo.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const dialects = ['wazo-agentd'];

export const mutant: Mutant = { target: 'LOGOUT-14', collateral: [] };

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    if (!hasFailed(result) || isBlank(page.AgentID)) return result;
    const found = await askAgentd(server, page.AgentID, { method: 'GET' }).catch(() => undefined);
    return found?.status === 404 && found.body.includes('no such agent') ? { page } : result;
  },
}));
