// Has lost its connection, and never opens another one.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-07', collateral: [] };

export default wrapLink(({ events }) => ({
  async listen(device, ear, signal) {
    if (events === undefined) throw new Error('There is nothing to listen to');
    return events.listen(device, { ...ear, lost: () => undefined }, signal);
  },
}));
