// The reason is escaped as it is for the XML of another interface, and nobody takes that back.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-09', collateral: [] };

export default wrapLink((link) => ({
  LoggedOut: ({ reasonCode, ...request }, signal) =>
    link.setState({ ...request, reasonCode: reasonCode?.replaceAll('<', '&lt;') }, signal),
}));
