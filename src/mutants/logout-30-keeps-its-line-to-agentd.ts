// One connection to the agentd, kept for good: who gave up on an answer leaves it there for the next request, which takes it for its
// own. Nothing in an answer tells whose it is: only the connection does.

import { leavingAgentd } from './bare-wazo.ts';
import { addressOf, repliesIn } from './http-text.ts';
import { keepLine } from './kept-line.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['wazo-agentd'];

export const mutant: Mutant = { target: 'LOGOUT-30', collateral: ['FAULT-14', 'LOGOUT-29'] };

export default wrapReference(
  (server) => leavingAgentd(server, keepLine({ ...addressOf(server), split: repliesIn }).ask),
  { look: false },
);
