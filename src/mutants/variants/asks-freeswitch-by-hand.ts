// Knows nothing but the event socket, one connection for each activity. Looks at the row of the agent's in the list before and after,
// asks for nothing where there is nothing to log out of, and says in its own words what is wrong.

import type { Connector } from '../../connector/connector.ts';
import type { ActivityResult, ClipboardPage } from '../../connector/page.ts';
import { isBlank } from '../../reference/untyped.ts';
import { type BareDeclaration, bareConnector, type Performance, type Server } from '../bare.ts';
import { agentOf, askFreeswitch, refusalIn, statusRequest } from '../bare-esl.ts';

export const dialects = ['esl'];

const DECLARATION: BareDeclaration = {
  name: 'variant-asks-freeswitch-by-hand',
  activities: ['LoginAgent', 'LogoutAgent', 'SetAgentReady', 'SetAgentNotReady'],
  capabilities: { look: true, calls: true },
  timeoutMs: 1500, // three connections, each let in first
};

export default function connector(): Connector {
  return bareConnector(DECLARATION, act);
}

const STATUSES: Readonly<Record<string, string>> = {
  LoginAgent: 'Available',
  LogoutAgent: 'Logged Out',
  SetAgentReady: 'Available',
  SetAgentNotReady: 'On Break',
};

const act: Performance = async (server, page, activity) => {
  const { AgentID, Queue, WorkMode } = page;
  if (isBlank(AgentID)) return failed(page, 'no agent is named');
  if (activity === 'LogoutAgent' && !isBlank(Queue)) return failed(page, 'one queue alone cannot be left');
  if (activity === 'LoginAgent' && !isBlank(Queue)) return failed(page, 'one queue alone cannot be entered');
  if (activity === 'SetAgentNotReady' && WorkMode === 'AFTER_CALL_WORK') return failed(page, 'there is no such work');
  const status = STATUSES[activity] ?? '';
  const before = await statusOf(server, AgentID);
  if (activity === 'LogoutAgent' && before === status) return failed(page, `${AgentID} is logged out already`);
  const [answer] = await askFreeswitch(server, [statusRequest(server, AgentID, `'${status}'`)]);
  const refusal = answer === undefined ? 'no answer' : refusalIn(answer);
  if (refusal !== undefined) return failed(page, refusal);
  const after = await statusOf(server, AgentID);
  return after === status ? { page } : failed(page, `it was taken, and ${AgentID} is ${after}`);
};

/** Undefined where there is no such agent, or nobody says. */
async function statusOf(server: Server, agentId: unknown): Promise<string | undefined> {
  const name = agentOf(server, agentId);
  const [answer] = await askFreeswitch(server, [`api callcenter_config agent list '${name}'\n\n`]).catch(() => []);
  const [head = '', row = ''] = answer?.text.split('\n') ?? [];
  const cells = row.split('|');
  return cells[0] === name ? cells[head.split('|').indexOf('status')] : undefined;
}

function failed(page: ClipboardPage, why: string): ActivityResult {
  const message = `FreeSWITCH: ${why}`;
  return {
    page: { ...page, pyStatusMessage: message, pyPegaCTIError: message },
    status: { severity: 'Fail', message },
  };
}
