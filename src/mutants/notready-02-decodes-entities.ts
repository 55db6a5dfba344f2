// Codes come out of an XML file elsewhere in the connector, and here too what looks like an entity is one.

import { keptBy } from './mistaken.ts';
import type { Mutant } from './mutant.ts';

export const mutant: Mutant = { target: 'NOTREADY-02', collateral: [] };

export default keptBy('NotReady', 'reasonCode', (code) =>
  code.replace(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point))),
);
