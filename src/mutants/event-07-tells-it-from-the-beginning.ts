// Resumes from the beginning, to be sure that nothing was missed, and tells all of it again.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'EVENT-07', collateral: [] };

export default wrapLink(({ events }) => ({
  async listen(device, ear, signal) {
    if (events === undefined) throw new Error('There is nothing to listen to');
    if (ear.after === undefined) return events.listen(device, ear, signal);
    ear.hear({ type: 'gone' });
    return events.listen(device, { ...ear, after: 0 }, signal);
  },
}));
