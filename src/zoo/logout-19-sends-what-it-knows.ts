// The request has the fields of the vendor's example; what a site puts on the AgentState page is left behind.

import type { Breaker } from './breaker.ts';
import { wrapLink } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGOUT-19', collateral: [] };

export default wrapLink((link) => ({
  LoggedOut: (request, signal) => link.setState({ ...request, attributes: undefined }, signal),
}));
