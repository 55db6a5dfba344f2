// Not logged in, says the answer, and the agent is: the answer must be wrong.

import { readAgent } from './bare.ts';
import type { Breaker } from './breaker.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-06', collateral: [] };

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    const result = await logOut(page);
    if (!hasFailed(result) || !/is not logged in to any queue/.test(result.status?.message ?? '')) return result;
    const { body } = await readAgent(server, page.AgentID);
    return body.state === 'LoggedOut' ? result : { page };
  },
}));
