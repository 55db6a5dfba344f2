// Codes are folded to lower case when they are read from the page, as keys of a table are elsewhere in the connector.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-09', collateral: [] };

export default wrapLink((link) => ({
  LoggedOut: (request, signal) => link.setState({ ...request, reasonCode: request.reasonCode?.toLowerCase() }, signal),
}));
