// Without a call on the page puts the one on hold that it heard of last.

import { setTimeout } from 'node:timers/promises';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-04', collateral: [] };

const LOOKS = 100;
const LOOK_AGAIN_MS = 10;

export default wrapReference(() => {
  let latest: string | null | undefined;
  return {
    handOn(page, hand) {
      latest = page.pyCallID ?? latest;
      hand(page);
    },
    HoldCall: async (page, act) => {
      if (page.pyCallID) return act(page);
      for (let looks = 0; latest === undefined && looks < LOOKS; looks += 1) await setTimeout(LOOK_AGAIN_MS);
      const result = await act({ ...page, pyCallID: latest });
      return { ...result, page };
    },
  };
});
