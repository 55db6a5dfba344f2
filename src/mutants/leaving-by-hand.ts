// LogoutAgent over the Manager Interface by hand, for an agent in one queue or in none; whatever else is asked goes to the
// reference. No look at the ACD after it.

import { setTimeout } from 'node:timers/promises';
import { fail } from '../reference/page.ts';
import { isBlank } from '../reference/untyped.ts';
import type { Server } from './bare.ts';
import { type AmiMessage, deviceOf } from './bare-ami.ts';
import { heldBy } from './held.ts';
import type { PageHabits } from './wrap.ts';

/** Sends an action, and gives the message that is taken for its answer. */
export type AskOnce = (action: AmiMessage) => Promise<AmiMessage | undefined>;

const saysSuccess = (message: AmiMessage | undefined): boolean => message?.Response === 'Success';

/** The habit; `isYes` says which answers are a success. */
export const leavingByHand = (server: Server, ask: AskOnce, isYes = saysSuccess): PageHabits => ({
  async LogoutAgent(page, logOut) {
    const { AgentID, Queue } = page;
    if (isBlank(AgentID) || !isBlank(Queue)) return logOut(page);
    try {
      const { queues } = await heldBy(server, AgentID);
      const [own = defaultQueue(server), ...more] = queues;
      if (more.length > 0) return logOut(page);
      const answer = await inTime(ask({ Action: 'QueueRemove', Queue: own, Interface: deviceOf(server, AgentID) }));
      return isYes(answer) ? { page } : fail(page, `Asterisk: ${answer?.Message}`);
    } catch (error) {
      return fail(page, String(error));
    }
  },
});

const defaultQueue = ({ defaultQueues }: Server): string => String((defaultQueues as readonly unknown[])[0]);

/** What is not answered by then is not answered, in milliseconds. */
const LIMIT_MS = 800;

const inTime = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    setTimeout(LIMIT_MS, undefined, { ref: false }).then(() => Promise.reject(new Error('No answer'))),
  ]);
