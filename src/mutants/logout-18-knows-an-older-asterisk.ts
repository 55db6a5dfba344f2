// Written for the days in which agents were called back: that action is tried first, and that there is none such any more
// is taken for a newer version's way of speaking.

import { isBlank } from '../reference/untyped.ts';
import { askAsterisk } from './bare-ami.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['ami'];

export const mutant: Mutant = { target: 'LOGOUT-18', collateral: [] };

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    const old = { Action: 'AgentCallbackLogoff', Agent: String(page.AgentID) };
    if (!isBlank(page.AgentID)) await askAsterisk(server, old).catch(() => undefined);
    return logOut(page);
  },
}));
