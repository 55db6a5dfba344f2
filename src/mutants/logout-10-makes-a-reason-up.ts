// The vendor's call has no overload without a reason, so the connector has a default: the site's everyday code.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-10', collateral: ['LOGOUT-11', 'LOGOUT-22'] };

export default wrapLink((link) => ({
  LoggedOut: (request, signal) => link.setState({ ...request, reasonCode: request.reasonCode ?? 'S1' }, signal),
}));
