// The password is asked for when the node starts and serves for everybody who logs in there.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGIN-01', collateral: [] };

export default wrapLink((link) => {
  let password: string | undefined;
  return {
    LoggedIn(request, signal) {
      password ??= request.password;
      return link.setState({ ...request, password }, signal);
    },
  };
});
