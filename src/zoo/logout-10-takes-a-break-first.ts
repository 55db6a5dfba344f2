// An Asterisk keeps the reason of a break and drops that of a logout, so every logout is a break first, for the site's
// everyday reason where the agent has none.

import type { Breaker } from './breaker.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['ami'];

export const breaker: Breaker = { target: 'LOGOUT-10', collateral: [] };

const EVERYDAY = 'S1';

export default wrapLink((link) => ({
  async LoggedOut(request, signal) {
    await link.setState({ ...request, state: 'NotReady', reasonCode: request.reasonCode ?? EVERYDAY }, signal);
    return link.setState(request, signal);
  },
}));
