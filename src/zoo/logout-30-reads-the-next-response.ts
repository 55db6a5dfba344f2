// Every action is answered, so the next response is the answer: whose ActionID it carries is not looked at.

import { isBlank } from '../contract/page.ts';
import { fail } from '../reference/page.ts';
import { askAsterisk, deviceOf } from './bare-ami.ts';
import type { Breaker } from './breaker.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['ami'];

export const breaker: Breaker = { target: 'LOGOUT-30', collateral: [] };

const isResponse = ({ Response }: { readonly Response?: string | undefined }): boolean => Response !== undefined;

export default wrapReference((server) => ({
  async LogoutAgent(page, logOut) {
    const { AgentID, Queue } = page;
    if (isBlank(AgentID) || !isBlank(Queue)) return logOut(page);
    const status = await askAsterisk(server, { Action: 'QueueStatus', Member: deviceOf(server, AgentID) });
    const [own, ...more] = status.filter(({ Event }) => Event === 'QueueMember').map((member) => member.Queue);
    if (own === undefined || more.length > 0) return logOut(page);
    const action = { Action: 'QueueRemove', Queue: own, Interface: deviceOf(server, AgentID) };
    const [response] = (await askAsterisk(server, action, isResponse)).filter(isResponse);
    return response?.Response === 'Success' ? { page } : fail(page, String(response?.Message));
  },
}));
