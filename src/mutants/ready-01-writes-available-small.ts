// A FreeSWITCH takes its words in any case, and keeps them as they are written. Nobody who is `available` is offered a call.

import { isBlank } from '../reference/untyped.ts';
import { askFreeswitch, refusalIn, statusRequest } from './bare-esl.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = {
  target: 'READY-01',
  collateral: ['FAULT-13', 'LOGIN-02', 'LOGOUT-14', 'LOGOUT-15', 'LOGOUT-20', 'LOGOUT-24', 'LOGOUT-25', 'LOGOUT-28'],
};

export default wrapReference((server) => ({
  async SetAgentReady(page, getReady) {
    if (isBlank(page.AgentID)) return getReady(page);
    const [answer] = await askFreeswitch(server, [statusRequest(server, page.AgentID, 'available')]).catch(() => []);
    return answer !== undefined && refusalIn(answer) === undefined ? { page } : getReady(page);
  },
}));
