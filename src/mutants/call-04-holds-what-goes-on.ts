// Without a call on the page puts the one on hold that goes on.

import { readCalls } from './bare.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'CALL-04', collateral: [] };

export default wrapReference((server) => ({
  HoldCall: async (page, act) => {
    if (page.pyCallID) return act(page);
    const calls = await readCalls(server);
    const own = calls.find(({ legs }) => legs.some(({ agentId }) => agentId === page.AgentID));
    const result = await act({ ...page, pyCallID: own?.id });
    return { ...result, page };
  },
}));
