// Hands on a call that rings by the CTI server's own word.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-01', collateral: ['EVENT-03'] };

export default wrapReference(() => ({
  handOn: (page, hand) => hand(page.pyEventName === 'Offering' ? { ...page, pyEventName: 'Ringing' } : page),
}));
