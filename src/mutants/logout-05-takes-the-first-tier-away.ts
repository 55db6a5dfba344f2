// An agent leaves a queue when the tier is taken away, and he has one queue, as far as anybody knows: the first of the list.

import { isBlank } from '../reference/untyped.ts';
import type { Mutant } from './mutant.ts';
import { takeTiers, tiersOf } from './tiers-by-hand.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = {
  target: 'LOGOUT-05',
  collateral: ['LOGOUT-07'],
};

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    if (isBlank(page.AgentID) || !isBlank(page.Queue)) return logOut(page);
    const [first, ...more] = await tiersOf(server, page.AgentID).catch(() => []);
    if (first === undefined || more.length === 0) return logOut(page);
    await takeTiers(server, page.AgentID, [first]);
    return { page };
  },
}));
