// Ends the subscription that was begun last, whoever is named.

import type { ClipboardPage } from '../connector/page.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'ADAPTER-06', collateral: ['LOGOUT-26'] };

export default wrapReference(() => {
  let latest: ClipboardPage | undefined;
  return {
    SubscribeForEvents: (page, act) => {
      latest = page;
      return act(page);
    },
    UnSubscribeForEvents: async (page, act) => ({ ...(await act(latest ?? page)), page }),
  };
});
