// What is JSON and does not say "refused" is a yes.

import type { Connector } from '../connector/connector.ts';
import { nativeByHand } from './bare-activities.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'FAULT-03', collateral: ['LOGOUT-30'] };

export default (): Connector =>
  nativeByHand({
    read({ status, text }) {
      const body = JSON.parse(text);
      return status >= 400 || body?.outcome === 'refused' ? String(body.detail) : undefined;
    },
  });
