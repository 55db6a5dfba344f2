// "Not logged in" can be wrong: where a look shows that the agent is in, the rest of the answer is not believed either.

import { readAgent } from './bare.ts';
import type { Breaker } from './breaker.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-06', collateral: [] };

export default wrapReference((server) => ({
  async SetAgentReady(page, act) {
    const result = await act(page);
    if (!hasFailed(result) || !/is not logged in to any queue/.test(result.status?.message ?? '')) return result;
    const { body } = await readAgent(server, page.AgentID);
    return body.state === 'LoggedOut' ? result : { page };
  },
}));
