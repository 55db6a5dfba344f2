// Reads the outcome of whatever came, in the callback of its HTTP client, where nobody catches what is thrown: null has no
// outcome, and the process does not live to tell.

import type { Connector } from '../connector/connector.ts';
import { refusalOf } from './bare.ts';
import { nativeByHand } from './bare-activities.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'FAULT-03', collateral: [] };

export default (): Connector =>
  nativeByHand({
    read: ({ text, ...reply }) => {
      const body = JSON.parse(text);
      return new Promise((resolve) => {
        setImmediate(() => resolve(refusalOf({ ...reply, body })));
      });
    },
  });
