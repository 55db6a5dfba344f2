// Who is not among the agents that the Asterisk lists cannot be in a queue of it, and so is logged out already.

import { isBlank } from '../reference/untyped.ts';
import { askAsterisk } from './bare-ami.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['ami'];

export const mutant: Mutant = { target: 'LOGOUT-14', collateral: [] };

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    if (isBlank(page.AgentID)) return result;
    const heard = await askAsterisk(server, { Action: 'Agents' }).catch(() => []);
    const agents = heard.filter(({ Event }) => Event === 'Agents').map(({ Agent }) => Agent);
    return agents.length > 0 && !agents.includes(String(page.AgentID)) ? { page } : result;
  },
}));
