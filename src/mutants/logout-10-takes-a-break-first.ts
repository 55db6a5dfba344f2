// An Asterisk keeps the reason of a break and drops that of a logout: so whoever logs out of a break has it for a reason
// first, the site's everyday one where the agent has none.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['ami'];

export const mutant: Mutant = { target: 'LOGOUT-10', collateral: ['FAULT-09', 'LOGOUT-02'] };

const EVERYDAY = 'S1';

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const before = await link.readAgent(request.agentId, signal);
    if (before?.state !== 'NotReady') return link.setState(request, signal);
    await link.setState({ ...request, state: 'NotReady', reasonCode: request.reasonCode ?? EVERYDAY }, signal);
    return link.setState(request, signal);
  },
}));
