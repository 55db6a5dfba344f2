// Writes the device small that it subscribes to: elsewhere capitals make no difference.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGIN-06', collateral: [] };

export default wrapReference(() => ({
  SubscribeForEvents: async (page, act) => {
    const { status } = await act({ ...page, DN: page.DN?.toLowerCase() });
    return { page, status };
  },
}));
