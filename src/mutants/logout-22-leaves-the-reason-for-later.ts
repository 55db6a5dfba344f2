// A wrong or missing reason is held to be a matter for the report, not for the agent: it is logged and passed over.

import type { Mutant } from './mutant.ts';
import { swallowing, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-22', collateral: [] };

export default wrapReference(() => swallowing(/reason code/i));
