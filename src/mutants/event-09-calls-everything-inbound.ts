// Calls every call INBOUND, whoever made it.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-09', collateral: [] };

export default wrapReference(() => ({
  handOn: (page, hand) => hand('pyCallType' in page ? { ...page, pyCallType: 'INBOUND' } : page),
}));
