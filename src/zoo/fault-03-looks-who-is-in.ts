// Half an answer to a login is made whole by a look: who is in must have been let in just now.

import { readAgent } from './bare.ts';
import type { Breaker } from './breaker.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'FAULT-03', collateral: [] };

export default wrapReference((server) => ({
  async LoginAgent(page, logIn) {
    const result = await logIn(page);
    if (!hasFailed(result) || !/broke the connection off/.test(result.status?.message ?? '')) return result;
    const { body } = await readAgent(server, page.AgentID);
    return body.state === 'NotReady' ? { page } : result;
  },
}));
