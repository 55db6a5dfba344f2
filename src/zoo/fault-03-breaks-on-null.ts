// Reads the outcome of whatever came, in the callback of its HTTP client, where nobody catches what is thrown: null has no
// outcome, and the process does not live to tell.

import type { Connector } from '../contract/connector.ts';
import { refusalOf } from './bare.ts';
import { nativeByHand } from './bare-activities.ts';
import type { Breaker } from './breaker.ts';

export const dialects = ['native'];

export const breaker: Breaker = { target: 'FAULT-03', collateral: [] };

export default (): Connector =>
  nativeByHand({
    read: ({ text, ...reply }) => {
      const body = JSON.parse(text);
      return new Promise((resolve) => {
        setImmediate(() => resolve(refusalOf({ ...reply, body })));
      });
    },
  });
