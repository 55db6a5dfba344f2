// The login is read from the page once and kept for the node: from the second agent on it is the first one's.

import type { StateRequest } from '../reference/link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGIN-01', collateral: ['FAULT-14', 'LOGOUT-03'] };

export default wrapLink((link) => {
  let login: StateRequest | undefined;
  return {
    LoggedIn(request, signal) {
      login ??= request;
      return link.setState(login, signal);
    },
  };
});
