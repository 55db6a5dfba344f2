// Leaves its queues one after the other, each with a request of its own, and stops where one is refused. Offers nothing
// but LogoutAgent. Says Good when it went well, and on failure leaves the error properties to the framework.

import type { Connector, Declaration } from '../../connector/connector.ts';
import type { ClipboardPage } from '../../connector/page.ts';
import { isBlank } from '../../reference/untyped.ts';
import { bareConnector, changeState, type Performance, readAgent, refusalOf } from '../bare.ts';

export const dialects = ['native'];

const DECLARATION: Pick<Declaration, 'name' | 'activities' | 'capabilities'> = {
  name: 'variant-queue-by-queue',
  activities: ['LogoutAgent'],
  capabilities: { queueLogout: true, reasonCodes: true, attributes: true },
};

export default function connector(): Connector {
  return bareConnector(DECLARATION, act);
}

const act: Performance = async (server, page) => {
  const { AgentID } = page;
  if (isBlank(AgentID)) return { page, status: { severity: 'Fail', message: 'LOGOUT REFUSED. NO AGENT.' } };
  for (const queue of isBlank(page.Queue) ? await queuesOf(server, AgentID) : [page.Queue]) {
    const refusal = refusalOf(await changeState(server, AgentID, logoutOf(page, queue)));
    const message = `LOGOUT REFUSED. ${refusal?.toUpperCase()}`;
    if (refusal !== undefined) return { page, status: { severity: 'Fail', message } };
  }
  return { page, status: { severity: 'Good' } };
};

/** Somebody in no queue is logged out of no queue in particular: it is for the ACD to say what is wrong with that. */
async function queuesOf(...asked: Parameters<typeof readAgent>): Promise<readonly (string | undefined)[]> {
  const { body, status } = await readAgent(...asked);
  const queues = status === 200 ? (body.queues as readonly string[]) : [];
  return queues.length > 0 ? queues : [undefined];
}

const logoutOf = ({ AgentOptions, AgentState }: ClipboardPage, queue: string | null | undefined): object => ({
  state: 'LoggedOut',
  queue,
  reasonCode: AgentOptions?.pyOpenCTI?.pyReasonCode || undefined,
  attributes: AgentState ?? undefined,
});
