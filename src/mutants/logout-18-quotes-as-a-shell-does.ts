// Logged Out has a blank in it, so it stands in double quotes, which a FreeSWITCH takes for a part of the word: no status is called
// that. The single quotes come next.

import { isBlank } from '../reference/untyped.ts';
import { askFreeswitch, statusRequest } from './bare-esl.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = { target: 'LOGOUT-18', collateral: [] };

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    const quoted = statusRequest(server, page.AgentID, '"Logged Out"');
    if (!isBlank(page.AgentID) && isBlank(page.Queue)) await askFreeswitch(server, [quoted]).catch(() => undefined);
    return logOut(page);
  },
}));
