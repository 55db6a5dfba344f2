// Has made a call once it is answered, and not before.

import { setTimeout } from 'node:timers/promises';
import { readCalls } from './bare.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'CALL-17', collateral: ['CALL-08', 'CALL-15'] };

const LOOKS = 5;
const LOOK_AGAIN_MS = 10;

export default wrapReference((server) => ({
  MakeCall: async (page, act) => {
    const result = await act(page);
    if (hasFailed(result)) return result;
    for (let looks = 0; looks < LOOKS; looks += 1) {
      const call = (await readCalls(server)).find(({ dialled }) => dialled === page.Destination);
      if (call?.legs.every(({ state }) => state === 'Talking')) return result;
      await setTimeout(LOOK_AGAIN_MS);
    }
    return { page, status: { severity: 'Fail', message: 'Nobody answers' } };
  },
}));
