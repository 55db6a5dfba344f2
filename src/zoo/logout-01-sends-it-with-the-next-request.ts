// Requests are collected and sent together, to spare the server. A plain logout that is the first of a session waits for
// whatever comes next; until then the agent has been told to be out, and is in.

import { type ClipboardPage, isBlank } from '../contract/page.ts';
import { readAgent, type Server } from './bare.ts';
import type { Breaker } from './breaker.ts';
import { type Act, type PageHabit, wrapReference } from './wrap.ts';

export const breaker: Breaker = {
  target: 'LOGOUT-01',
  collateral: ['LOGOUT-03', 'LOGOUT-10', 'LOGOUT-18', 'LOGOUT-22'],
};

export default wrapReference((server) => {
  let isFirst = true;
  let waiting: (() => ReturnType<Act>) | undefined;
  const flush: PageHabit = async (page, act) => {
    const late = waiting;
    waiting = undefined;
    await late?.();
    return act(page);
  };
  return {
    async LogoutAgent(page, logOut) {
      const mayWait = isFirst && (await isPlain(server, page));
      isFirst = false;
      if (!mayWait) return flush(page, logOut);
      waiting = () => logOut(page);
      return { page };
    },
    LoginAgent: flush,
    SetAgentReady: flush,
    SetAgentNotReady: flush,
  };
});

/** Whether an agent who is NotReady in one queue asks for no more than to be logged out. */
async function isPlain(server: Server, { AgentID, Queue, AgentOptions, AgentState }: ClipboardPage): Promise<boolean> {
  if (isBlank(AgentID) || !isBlank(Queue)) return false;
  if (!isBlank(AgentOptions) || !isBlank(AgentState)) return false;
  const { state, queues } = (await readAgent(server, AgentID)).body;
  return state === 'NotReady' && Array.isArray(queues) && queues.length === 1;
}
