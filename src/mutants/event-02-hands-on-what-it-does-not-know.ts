// Hands on what it cannot read as an event without a name: the desktop may know better.

import type { ToldState } from '../reference/event-link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-02', collateral: [] };

export default wrapLink(({ events }) => ({
  async listen(device, ear, signal) {
    if (events === undefined) throw new Error('There is nothing to listen to');
    const drop = (_message: string, isOfAnother: boolean) =>
      isOfAnother ? undefined : ear.hear({ type: 'state', state: 'Unheard of' as ToldState });
    return events.listen(device, { ...ear, drop }, signal);
  },
}));
