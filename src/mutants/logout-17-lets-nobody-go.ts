// A guard at the top, `if (!agentId) return`, keeps the connector from breaking, and the framework from hearing of it.

import { isBlank } from '../reference/untyped.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-17', collateral: [] };

export default wrapReference(() => ({
  LogoutAgent: async (page, logOut) => (isBlank(page.AgentID) ? { page } : logOut(page)),
}));
