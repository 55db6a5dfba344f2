// The reason of a break is kept with the session and sent with every change of state, the one that ends the break too.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['native', 'ami'];

export const mutant: Mutant = { target: 'READY-02', collateral: [] };

export default wrapLink((link) => {
  let reasonCode: string | undefined;
  return {
    NotReady(request, signal) {
      reasonCode = request.reasonCode;
      return link.setState(request, signal);
    },
    Ready: (request, signal) => link.setState({ ...request, reasonCode }, signal),
  };
});
