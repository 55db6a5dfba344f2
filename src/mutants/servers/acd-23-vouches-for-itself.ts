// Shows its own certificate where one was ordered that nobody vouches for: who refuses to trust it is never seen.

import type { Mutant } from '../mutant.ts';
import { served } from './alter.ts';

export const tls = true;
export const mutant: Mutant = { target: 'ACD-23', collateral: [] };

export default served(({ address }) => {
  Object.assign(address.tls ?? {}, { distrust: () => undefined });
  return {};
});
