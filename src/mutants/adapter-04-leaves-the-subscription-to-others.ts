// Closes an adapter and leaves it to whoever unsubscribes that nothing is told any more.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'ADAPTER-04', collateral: [] };

export default wrapReference(() => ({ CloseAdapter: async (page) => ({ page }) }));
