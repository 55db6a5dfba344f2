// Takes hold for a matter of the telephone: the call is not touched at the switch.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-04', collateral: ['CALL-18'] };

export default wrapLink(() => ({ Hold: async () => ({ outcome: 'done' }) }));
