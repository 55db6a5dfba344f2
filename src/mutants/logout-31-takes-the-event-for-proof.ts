// +OK alone is not believed: the switch has to tell of the logout too. It tells of each, of somebody who is long out as well.

import { setTimeout } from 'node:timers/promises';
import { agentOf, askFreeswitch, leavingFreeswitch } from './bare-esl.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = { target: 'LOGOUT-31', collateral: [] };

/** What is not told by then is not told, in milliseconds. */
const LIMIT_MS = 700;

export default wrapReference((server) => ({
  LogoutAgent: async (page, logOut) => {
    let onEvent = (_body: string): void => undefined;
    const isTold = new Promise<void>((resolve) => {
      onEvent = (body) => {
        const { 'CC-Action': action, 'CC-Agent-Status': status } = JSON.parse(body);
        if (action === 'agent-status-change' && status === 'Logged Out') resolve();
      };
    });
    const tooLate = setTimeout(LIMIT_MS).then(() => Promise.reject(new Error('Nothing is told of a logout')));
    const until = Promise.race([isTold, tooLate]);
    until.catch(() => undefined); // told to whoever waits for it
    const subscribe = [
      'event json CUSTOM callcenter::info\n\n',
      `filter CC-Agent ${agentOf(server, page.AgentID)}\n\n`,
    ];
    const leave = leavingFreeswitch(server, async (request) => {
      const [answer] = (await askFreeswitch(server, [...subscribe, request], { onEvent, until })).slice(-1);
      if (answer === undefined) throw new Error('No answer');
      return answer;
    });
    return leave.LogoutAgent?.(page, logOut) ?? logOut(page);
  },
}));
