// One session object serves the whole node, and it keeps the id of the first agent who logged out through it.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: ['FAULT-14'] };

export default wrapLink((link) => {
  let agentId: string | undefined;
  return {
    LoggedOut(request, signal) {
      agentId ??= request.agentId;
      return link.setState({ ...request, agentId }, signal);
    },
  };
});
