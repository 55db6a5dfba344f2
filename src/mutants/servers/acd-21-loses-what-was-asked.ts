// Keeps no account of the Commands that it has decided: the log was too long, and the busiest lines went first.

import type { Alteration } from '../../../simulator/index.ts';
import type { Mutant } from '../mutant.ts';

export const mutant: Mutant = { target: 'ACD-21', collateral: [] };

const alteration: Alteration = {
  parts: (parts) => {
    const query: typeof parts.journal.query = (wanted) =>
      parts.journal.query(wanted).filter(({ kind }) => kind !== 'command');
    return { ...parts, journal: Object.assign(Object.create(parts.journal), { query }) };
  },
};

export default alteration;
