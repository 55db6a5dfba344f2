// Goes on by the wall clock while its own stands still: what is due is due by the time of the machine.

import type { Alteration } from '../../../simulator/index.ts';
import type { Mutant } from '../mutant.ts';

export const mutant: Mutant = { target: 'ACD-24', collateral: [] };

const alteration: Alteration = {
  parts: ({ clock, ...parts }) => {
    const begun = performance.now();
    const now = () => clock.now() + Math.round(performance.now() - begun);
    return { ...parts, clock: Object.assign(Object.create(clock), { now }) };
  },
};

export default alteration;
