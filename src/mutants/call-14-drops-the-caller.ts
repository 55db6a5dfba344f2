// Drops whoever called, whom else the page names.

import { readCalls } from './bare.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'CALL-14', collateral: [] };

export default wrapReference((server) => ({
  DropParty: async (page, act) => {
    const call = (await readCalls(server)).find(({ id }) => id === page.pyCallID);
    const result = await act({ ...page, Party: call?.from });
    return { ...result, page };
  },
}));
