// One field of the session holds the reason why an agent takes no calls, be it a break or the end of the shift.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-11', collateral: [] };

export default wrapLink((link) => {
  let reasonCode: string | undefined;
  return {
    NotReady(request, signal) {
      reasonCode = request.reasonCode;
      return link.setState(request, signal);
    },
    LoggedOut: (request, signal) => link.setState({ ...request, reasonCode: request.reasonCode ?? reasonCode }, signal),
  };
});
