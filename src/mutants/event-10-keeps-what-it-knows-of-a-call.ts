// Keeps what it knows of a call by the call's id, and never forgets it.

import type { ClipboardPage } from '../connector/page.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-10', collateral: [] };

export default wrapReference(() => {
  const known = new Map<unknown, ClipboardPage>();
  return {
    handOn(page, hand) {
      const { pyANI, pyDNIS, pyOtherDN } = page;
      const first = known.get(page.pyCallID) ?? { pyANI, pyDNIS, pyOtherDN };
      if ('pyCallID' in page) known.set(page.pyCallID, first);
      hand('pyCallID' in page ? { ...page, ...first } : page);
    },
  };
});
