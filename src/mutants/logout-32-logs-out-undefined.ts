// The id is put into the address as it comes, so an absent one asks the ACD to log out the agent "undefined".

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-32', collateral: [] };

export default wrapReference(() => ({
  LogoutAgent: (page, logOut) => logOut({ ...page, AgentID: `${page.AgentID}` }),
}));
