// The password is asked for when the node starts and serves for everybody who logs in there.

import type { Breaker } from './breaker.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['native'];

export const breaker: Breaker = { target: 'LOGIN-01', collateral: [] };

export default wrapLink((link) => {
  let password: string | undefined;
  return {
    LoggedIn(request, signal) {
      password ??= request.password;
      return link.setState({ ...request, password }, signal);
    },
  };
});
