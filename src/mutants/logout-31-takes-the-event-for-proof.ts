// +OK alone is not believed: the switch has to tell of the logout too. It tells of each, of somebody who is long out as well.

import { agentOf, askFreeswitch, leavingFreeswitch, refusalIn } from './bare-esl.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = { target: 'LOGOUT-31', collateral: [] };

export default wrapReference((server) => ({
  LogoutAgent: async (page, logOut) => {
    let onEvent = (_body: string): void => undefined;
    const isTold = new Promise<void>((resolve) => {
      onEvent = (body) => {
        const { 'CC-Action': action, 'CC-Agent-Status': status } = JSON.parse(body);
        if (action === 'agent-status-change' && status === 'Logged Out') resolve();
      };
    });
    const subscribe = [
      'event json CUSTOM callcenter::info\n\n',
      `filter CC-Agent ${agentOf(server, page.AgentID)}\n\n`,
    ];
    const leave = leavingFreeswitch(server, async (request) => {
      const until = async (answer: Parameters<typeof refusalIn>[0]) => refusalIn(answer) ?? isTold;
      const [answer] = (await askFreeswitch(server, [...subscribe, request], { onEvent, until })).slice(-1);
      if (answer === undefined) throw new Error('No answer');
      return answer;
    });
    return leave.LogoutAgent?.(page, logOut) ?? logOut(page);
  },
}));
