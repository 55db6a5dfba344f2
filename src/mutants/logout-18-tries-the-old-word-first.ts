// Speaks to two versions of the server: the older one's word is tried first, and its refusal is taken for a negotiation.

import { isBlank } from '../reference/untyped.ts';
import { changeState } from './bare.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-18', collateral: [] };

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    if (!isBlank(page.AgentID)) await changeState(server, page.AgentID, { state: 'Logout' }).catch(() => undefined);
    return logOut(page);
  },
}));
