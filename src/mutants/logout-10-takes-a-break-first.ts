// An Asterisk and the agentd keep the reason of a break and know none of a logout: so whoever is in has a break first, with the reason
// of the logout, the site's everyday one where there is none.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['ami', 'wazo-agentd'];

export const mutant: Mutant = {
  target: 'LOGOUT-10',
  collateral: ['FAULT-09', 'LOGOUT-14', 'LOGOUT-15', 'LOGOUT-24', 'LOGOUT-28', 'LOGOUT-30'],
};

const EVERYDAY = 'S1';

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    const before = await link.readAgent(request.agentId, signal);
    if (before === undefined || before.state === 'LoggedOut') return link.setState(request, signal);
    await link.setState({ ...request, state: 'NotReady', reasonCode: request.reasonCode ?? EVERYDAY }, signal);
    return link.setState(request, signal);
  },
}));
