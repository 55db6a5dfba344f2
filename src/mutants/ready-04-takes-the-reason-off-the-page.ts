// No reason goes with Ready, so the options of the last break are taken off the page. The desktop still shows them.

import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'READY-04', collateral: [] };

export default wrapReference(() => ({
  async SetAgentReady(page, act) {
    const result = await act(page);
    return hasFailed(result) ? result : { ...result, page: { ...result.page, AgentOptions: {} } };
  },
}));
