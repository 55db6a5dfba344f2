// The reason is to be seen in the list of agents, so it stands behind the status, in the same quotes. Where there is none a blank is
// left there, and no status is called that.

import { askFreeswitch, leavingFreeswitch, statusRequest } from './bare-esl.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = {
  target: 'LOGOUT-10',
  collateral: [
    'LOGOUT-01',
    'LOGOUT-02',
    'LOGOUT-03',
    'LOGOUT-05',
    'LOGOUT-07',
    'LOGOUT-12',
    'LOGOUT-13',
    'LOGOUT-18',
    'LOGOUT-20',
    'LOGOUT-23',
    'LOGOUT-25',
    'LOGOUT-28',
    'LOGOUT-29',
    'LOGOUT-30',
    'FAULT-09',
    'FAULT-10',
    'FAULT-12',
    'FAULT-14',
  ],
};

export default wrapReference((server) => ({
  LogoutAgent: async (page, logOut) => {
    const reason = page.AgentOptions?.pyOpenCTI?.pyReasonCode ?? '';
    const leave = leavingFreeswitch(server, async () => {
      const [answer] = await askFreeswitch(server, [statusRequest(server, page.AgentID, `'Logged Out ${reason}'`)]);
      if (answer === undefined) throw new Error('No answer');
      return answer;
    });
    return leave.LogoutAgent?.(page, logOut) ?? logOut(page);
  },
}));
