// What is wrong with a command a FreeSWITCH says in a command/reply; an api/response is what the command has printed, so it was done.

import { isBlank } from '../reference/untyped.ts';
import { askFreeswitch, statusRequest } from './bare-esl.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, type PageHabit, wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = {
  target: 'FAULT-06',
  collateral: ['FAULT-03', 'FAULT-05', 'FAULT-13', 'LOGOUT-14', 'LOGOUT-15', 'LOGOUT-24', 'LOGOUT-31', 'READY-03'],
};

export default wrapReference((server) => {
  const asking =
    (status: string): PageHabit =>
    async (page, act) => {
      if (isBlank(page.AgentID) || !isBlank(page.Queue)) return act(page);
      const [answer] = await askFreeswitch(server, [statusRequest(server, page.AgentID, status)]).catch(() => []);
      if (answer?.type !== 'api/response') return act(page);
      const result = await act(page);
      return hasFailed(result) ? { page } : result;
    };
  return { LogoutAgent: asking("'Logged Out'"), SetAgentReady: asking('Available') };
});
