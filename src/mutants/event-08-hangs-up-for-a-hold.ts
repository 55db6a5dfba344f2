// Tells a call that is put on hold as one that is over: to the desktop it makes no difference.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-08', collateral: [] };

export default wrapReference(() => ({
  handOn: (page, hand) => hand(page.pyEventName === 'Held' ? { ...page, pyEventName: 'Disconnected' } : page),
}));
