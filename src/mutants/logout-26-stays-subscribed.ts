// Leaves a device subscribed to when its agent has gone: somebody will sit there tomorrow.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-26', collateral: ['ADAPTER-03', 'ADAPTER-04', 'ADAPTER-05'] };

export default wrapReference(() => ({
  UnSubscribeForEvents: async (page) => ({ page }),
  CloseAdapter: async (page) => ({ page }),
}));
