// An agent has one queue, as in the vendor's older model: where tiers assign several, all but the first are taken away.

import { isBlank } from '../reference/untyped.ts';
import type { Mutant } from './mutant.ts';
import { takeTiers, tiersOf } from './tiers-by-hand.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = { target: 'LOGIN-01', collateral: ['READY-01'] };

export default wrapReference((server) => ({
  async LoginAgent(page, logIn) {
    const [, ...others] = isBlank(page.AgentID) ? [] : await tiersOf(server, page.AgentID).catch(() => []);
    if (others.length > 0) await takeTiers(server, page.AgentID, others);
    return logIn(page);
  },
}));
