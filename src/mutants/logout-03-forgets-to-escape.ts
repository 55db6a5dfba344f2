// The id stands in the path as it is: a slash in it is another folder, and a question mark ends it.

import { fail } from '../reference/page.ts';
import { askForText } from './bare.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-03', collateral: [] };

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    const { AgentID } = page;
    if (!/[/?#%]/.test(String(AgentID))) return logOut(page); // the client escapes the rest
    const body = { state: 'LoggedOut' };
    const { status, text } = await askForText(server, { method: 'PUT', path: `/v1/agents/${AgentID}/state`, body });
    return status === 200 ? { page } : fail(page, text);
  },
}));
