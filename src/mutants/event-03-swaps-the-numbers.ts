// Tells the number that was dialled as the caller's, and the caller's as the one that was dialled.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-03', collateral: [] };

export default wrapReference(() => ({
  handOn: (page, hand) => hand('pyANI' in page ? { ...page, pyANI: page.pyDNIS, pyDNIS: page.pyANI } : page),
}));
