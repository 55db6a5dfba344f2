// A FreeSWITCH gives no reason for a break, so a break is as good as a logout: nobody is offered a call either way.

import { isBlank } from '../reference/untyped.ts';
import { askFreeswitch, refusalIn, statusRequest } from './bare-esl.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = { target: 'LOGIN-02', collateral: ['NOTREADY-01'] };

export default wrapReference((server) => ({
  async SetAgentNotReady(page, takeBreak) {
    if (isBlank(page.AgentID) || page.WorkMode === 'AFTER_CALL_WORK') return takeBreak(page);
    const out = statusRequest(server, page.AgentID, "'Logged Out'");
    const [answer] = await askFreeswitch(server, [out]).catch(() => []);
    return answer !== undefined && refusalIn(answer) === undefined ? { page } : takeBreak(page);
  },
}));
