// The request is put together as a text, the reason between quotes as it is: what JSON escapes is something else then.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-09', collateral: [] };

export default wrapLink((link) => ({
  LoggedOut: async ({ reasonCode, ...request }, signal) =>
    link.setState({ ...request, reasonCode: reasonCode && JSON.parse(`"${reasonCode}"`) }, signal),
}));
