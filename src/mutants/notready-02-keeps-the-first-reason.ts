// The reason is read into the session once, when it is first given, and serves for every break.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'NOTREADY-02', collateral: [] };

export default wrapLink((link) => {
  let first: string | undefined;
  return {
    NotReady(request, signal) {
      first ??= request.reasonCode;
      return link.setState({ ...request, reasonCode: request.reasonCode && first }, signal);
    },
  };
});
