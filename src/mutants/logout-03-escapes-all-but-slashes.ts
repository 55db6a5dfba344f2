// The id in the path is escaped as a whole path is: the slashes in it stay.

import { fail } from '../reference/page.ts';
import { ask, refusalOf, stateRequest } from './bare.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: [] };

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    const { AgentID } = page;
    if (!String(AgentID).includes('/')) return logOut(page);
    const asked = stateRequest(AgentID, { state: 'LoggedOut' });
    const refusal = refusalOf(await ask(server, { ...asked, path: asked.path.replaceAll('%2F', '/') }));
    return refusal === undefined ? { page } : fail(page, refusal);
  },
}));
