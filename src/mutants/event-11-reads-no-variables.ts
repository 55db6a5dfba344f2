// Hands on a call without what it carries.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-11', collateral: [] };

export default wrapReference(() => ({
  handOn({ pyNamedVariables: _unread, ...page }, hand) {
    hand(page);
  },
}));
