// The request has the fields of the vendor's example; what a site puts on the AgentState page is left behind.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-19', collateral: [] };

export default wrapLink((link) => ({
  LoggedOut: (request, signal) => link.setState({ ...request, attributes: undefined }, signal),
}));
