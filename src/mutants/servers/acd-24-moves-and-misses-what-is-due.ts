// Moves its clock as it is told to, and nothing that is due on the way happens.

import type { Alteration } from '../../../simulator/index.ts';
import type { Mutant } from '../mutant.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'ACD-24', collateral: [] };

const alteration: Alteration = {
  parts: ({ clock, ...parts }) => {
    let moved = 0;
    const now = () => clock.now() + moved;
    const advanceTo = (time: number) => {
      moved += Math.max(0, time - now());
    };
    return { ...parts, clock: Object.assign(Object.create(clock), { now, advanceTo }) };
  },
};

export default alteration;
