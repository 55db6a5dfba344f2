// No reason goes with Ready, so the options of the last break are taken off the page. The desktop still shows them.

import type { Breaker } from './breaker.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'READY-04', collateral: [] };

export default wrapReference(() => ({
  async SetAgentReady(page, act) {
    const result = await act(page);
    return hasFailed(result) ? result : { ...result, page: { ...result.page, AgentOptions: {} } };
  },
}));
