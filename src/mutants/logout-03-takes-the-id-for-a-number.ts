// Ids of agents are digits, and the connector's table has a column of integers for them: an id that begins with a zero
// becomes somebody else's.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: [] };

export default wrapLink((link) => ({
  LoggedOut({ agentId, ...request }, signal) {
    const number = Number(agentId);
    return link.setState({ ...request, agentId: Number.isNaN(number) ? agentId : String(number) }, signal);
  },
}));
