// Takes a call for active when it is to be retrieved, whether it was on hold or still is.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-05', collateral: ['CALL-15'] };

export default wrapLink(() => ({ Retrieve: async () => ({ outcome: 'done' }) }));
