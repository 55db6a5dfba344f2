// Subscribes to a device before it logs the agent in, so that nothing is missed, and leaves it at that where nobody was let in.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGIN-07', collateral: [] };

export default wrapReference((_server, _notify, run) => ({
  LoginAgent: async (page, act) => {
    await run('SubscribeForEvents', page);
    return act(page);
  },
}));
