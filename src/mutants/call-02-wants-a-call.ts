// Answers no call that the page does not name.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-02', collateral: ['CALL-06', 'CALL-07'] };

export default wrapLink(() => ({ readCalls: async () => [] }));
