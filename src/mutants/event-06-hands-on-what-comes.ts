// Hands on whatever the CTI server tells, as it comes, and looks at no number.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-06', collateral: [] };

export const dialects = ['native'];

export default wrapLink(({ events }) => ({
  async listen(device, ear, signal) {
    if (events === undefined) throw new Error('There is nothing to listen to');
    return events.listen(device, { ...ear, hear: (news) => ear.hear({ ...news, number: undefined }) }, signal);
  },
}));
