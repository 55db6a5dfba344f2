// Agentd's word is logoff; Logout is tried first, and its refusal is taken for a negotiation.

import { isBlank } from '../reference/untyped.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['wazo-agentd'];

export const mutant: Mutant = { target: 'LOGOUT-18', collateral: [] };

export default wrapReference(({ url, token }) => ({
  async LogoutAgent(page, logOut) {
    const path = `/1.0/agents/by-number/${encodeURIComponent(String(page.AgentID))}/logout`;
    const headers = { 'X-Auth-Token': String(token) };
    if (!isBlank(page.AgentID)) await fetch(`${url}${path}`, { method: 'POST', headers }).catch(() => undefined);
    return logOut(page);
  },
}));
