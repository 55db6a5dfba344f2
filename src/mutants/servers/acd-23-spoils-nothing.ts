// Takes orders for faults and spoils nothing: what stands between the wire and the ACD was left out of this build.

import type { Alteration } from '../../../simulator/index.ts';
import type { Mutant } from '../mutant.ts';

export const mutant: Mutant = { target: 'ACD-23', collateral: [] };

const alteration: Alteration = {
  front: (_faulty, plain) => plain,
  injector: () => ({ onRequest: () => undefined, onEvent: () => [] }),
  dialect: (dialect) => ({
    ...dialect,
    start: async (site, config) => ({ ...(await dialect.start(site, config)), refuse: async () => undefined }),
  }),
};

export default alteration;
