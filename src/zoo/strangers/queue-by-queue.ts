// Leaves its queues one after the other, each with a request of its own, and stops where one is refused. Offers nothing
// but LogoutAgent. Says Good when it went well, and on failure leaves the error properties to the framework.

import type { Connector, Declaration } from '../../contract/connector.ts';
import { type ActivityResult, type ClipboardPage, isBlank } from '../../contract/page.ts';
import { bareConnector, changeState, objectionIn, type Performance, readAgent, type Stage } from '../bare.ts';

const DECLARATION: Pick<Declaration, 'name' | 'activities' | 'capabilities'> = {
  name: 'stranger-queue-by-queue',
  activities: ['LogoutAgent'],
  capabilities: { queueLogout: true, reasonCodes: true, attributes: true },
};

export default function connector(): Connector {
  return bareConnector(DECLARATION, act);
}

const act: Performance = async (page, stage) => {
  const { AgentID } = page;
  if (isBlank(AgentID)) return refused(page, 'no agent.');
  for (const queue of isBlank(page.Queue) ? await queuesOf(AgentID, stage) : [page.Queue]) {
    const asked = changeState(stage.server, AgentID, logoutOf(page, queue), stage.signal);
    const objection = await objectionIn(asked, AgentID);
    if (objection !== undefined) return refused(page, objection);
  }
  return { page, status: { severity: 'Good' } };
};

const refused = (page: ClipboardPage, why: string): ActivityResult => ({
  page,
  status: { severity: 'Fail', message: `LOGOUT REFUSED. ${why.toUpperCase()}` },
});

/** Somebody in no queue is logged out of no queue in particular: it is for the ACD to say what is wrong with that. */
async function queuesOf(agentId: unknown, { server, signal }: Stage): Promise<readonly (string | undefined)[]> {
  const { body, status } = await readAgent(server, agentId, signal).catch(() => ({ status: 0, body: {} as never }));
  const queues = status === 200 ? (body.queues as readonly string[]) : [];
  return queues.length > 0 ? queues : [undefined];
}

const logoutOf = ({ AgentOptions, AgentState }: ClipboardPage, queue: string | null | undefined): object => ({
  state: 'LoggedOut',
  queue,
  reasonCode: AgentOptions?.pyOpenCTI?.pyReasonCode || undefined,
  attributes: AgentState ?? undefined,
});
