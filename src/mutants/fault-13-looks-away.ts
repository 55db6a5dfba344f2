// The ACD says that the agent is out; whoever still sees the agent there looks away.

import type { Mutant } from './mutant.ts';
import { swallowing, swallowingAlways, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-13', collateral: [] };

export default wrapReference(() => ({
  ...swallowingAlways(/but held agent/),
  // That there was nothing to log out of is another mistake.
  ...swallowing(/but held agent .+ as (?!LoggedOut)/),
}));
