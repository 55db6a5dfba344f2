// The request object is reused, and only fields that are on the page are overwritten.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-11', collateral: [] };

export default wrapLink((link) => {
  let reasonCode: string | undefined;
  return {
    LoggedOut(request, signal) {
      reasonCode = request.reasonCode ?? reasonCode;
      return link.setState({ ...request, reasonCode }, signal);
    },
  };
});
