// No switch that its author knew let anybody go during a call, so the connector says no by itself and asks nobody.

import { isBlank } from '../contract/page.ts';
import { fail } from '../reference/page.ts';
import { readAgent } from './bare.ts';
import type { Breaker } from './breaker.ts';
import { wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGOUT-25', collateral: [] };

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    const isBusy = !isBlank(page.AgentID) && (await readAgent(server, page.AgentID)).body.state === 'Busy';
    return isBusy ? fail(page, `Agent ${page.AgentID} is on a call.`) : logOut(page);
  },
}));
