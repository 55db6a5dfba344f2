// Every action is answered, so the next response is the answer: whose ActionID it carries is not looked at.

import { setTimeout } from 'node:timers/promises';
import { isBlank } from '../contract/page.ts';
import { fail } from '../reference/page.ts';
import { askAsterisk, deviceOf } from './bare-ami.ts';
import type { Breaker } from './breaker.ts';
import { heldBy } from './held.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['ami'];

export const breaker: Breaker = { target: 'LOGOUT-30', collateral: ['FAULT-13'] };

const isResponse = ({ Response }: { readonly Response?: string | undefined }): boolean => Response !== undefined;

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    const { AgentID, Queue } = page;
    if (isBlank(AgentID) || !isBlank(Queue)) return logOut(page);
    const Interface = deviceOf(server, AgentID);
    try {
      const { queues } = await heldBy(server, AgentID);
      const [own, ...more] = queues;
      if (own === undefined || more.length > 0) return logOut(page);
      const heard = await inTime(askAsterisk(server, { Action: 'QueueRemove', Queue: own, Interface }, isResponse));
      const response = heard.find(isResponse);
      return response?.Response === 'Success' ? { page } : fail(page, String(response?.Message));
    } catch (error) {
      return fail(page, String(error));
    }
  },
}));

/** What is not answered by then is not answered, in milliseconds. */
const LIMIT_MS = 800;

const inTime = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    setTimeout(LIMIT_MS, undefined, { ref: false }).then(() => Promise.reject(new Error('No answer'))),
  ]);
