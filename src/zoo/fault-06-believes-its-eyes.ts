// Not logged in, says the answer, and the agent is: the answer must be wrong.

import { readAgent } from './bare.ts';
import type { Breaker } from './breaker.ts';
import { always, hasFailed, wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const breaker: Breaker = { target: 'FAULT-06', collateral: [] };

export default wrapReference((server) =>
  always(async (page, act) => {
    const result = await act(page);
    if (!hasFailed(result) || !/is not logged in to any queue/.test(result.status?.message ?? '')) return result;
    const { body } = await readAgent(server, page.AgentID);
    return body.state === 'LoggedOut' ? result : { page };
  }),
);
