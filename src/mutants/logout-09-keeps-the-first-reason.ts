// The reason is read into the session once, when it is first given, and serves for every logout of that session.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-09', collateral: [] };

export default wrapLink((link) => {
  let first: string | undefined;
  return {
    LoggedOut(request, signal) {
      first ??= request.reasonCode;
      return link.setState({ ...request, reasonCode: request.reasonCode && first }, signal);
    },
  };
});
