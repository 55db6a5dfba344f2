// Where the page names nobody, the session does: whoever logged in last is logged out.

import type { ClipboardPage } from '../connector/page.ts';
import { isBlank } from '../reference/untyped.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-32', collateral: ['LOGOUT-17'] };

export default wrapReference(() => {
  let last: ClipboardPage['AgentID'];
  return {
    LoginAgent(page, logIn) {
      last = page.AgentID;
      return logIn(page);
    },
    LogoutAgent: (page, logOut) => logOut(isBlank(page.AgentID) ? { ...page, AgentID: last } : page),
  };
});
