// Looks before every logout, and where there is nothing to log out of it fails in its own words and asks for nothing;
// looks after every success, and believes what it sees.
// One connection a request. It answers null where it has no status, and drops what is blank from the page.

import type { Connector, Declaration } from '../../connector/connector.ts';
import type { ActivityResult, ClipboardPage } from '../../connector/page.ts';
import { isBlank } from '../../reference/untyped.ts';
import { bareConnector, changeState, type Performance, readAgent, refusalOf, type Server } from '../bare.ts';

export const dialects = ['native'];

const DECLARATION: Pick<Declaration, 'name' | 'activities' | 'capabilities'> = {
  name: 'variant-looks-first',
  activities: ['LoginAgent', 'LogoutAgent', 'SetAgentReady', 'SetAgentNotReady'],
  capabilities: { queueLogout: true, reasonCodes: true, attributes: true, look: true, credentials: true },
};

export default function connector(): Connector {
  return bareConnector(DECLARATION, act);
}

const WORDS: Readonly<Record<string, string>> = {
  LoginAgent: 'LoggedIn',
  LogoutAgent: 'LoggedOut',
  SetAgentReady: 'Ready',
  SetAgentNotReady: 'NotReady',
};

const act: Performance = async (server, page, activity) => {
  if (isBlank(page.AgentID)) return failed(page, 'Nobody is named');
  const objection = activity === 'LogoutAgent' ? await objectionTo(server, page) : undefined;
  if (objection !== undefined) return failed(page, objection);
  const refusal = refusalOf(await changeState(server, page.AgentID, requestOf(page, activity)));
  const why = refusal ?? (await contradiction(server, page, activity));
  return why === undefined ? { page: withoutBlanks(page), status: null } : failed(page, why);
};

/** The states that each activity can have led to. */
const LEADS_TO: Readonly<Record<string, readonly string[]>> = {
  LoginAgent: ['NotReady', 'Ready', 'Busy', 'AfterCallWork'],
  SetAgentReady: ['Ready', 'Busy'],
  SetAgentNotReady: ['NotReady'],
};

/** A logout during a call may still be to come, and whoever left one queue may be in others. */
async function contradiction(server: Server, page: ClipboardPage, activity: string): Promise<string | undefined> {
  const { body } = await readAgent(server, page.AgentID);
  const queues = body.queues as readonly string[];
  const isStillIn = isBlank(page.Queue) ? queues.length > 0 : queues.some((queue) => queue === page.Queue);
  const isAsWanted =
    activity === 'LogoutAgent' ? !isStillIn || body.state === 'Busy' : LEADS_TO[activity]?.includes(String(body.state));
  return isAsWanted ? undefined : `The ACD says yes, and has the agent ${body.state}`;
}

async function objectionTo(server: Server, { AgentID, Queue }: ClipboardPage): Promise<string | undefined> {
  const { body, status } = await readAgent(server, AgentID);
  const queues = status === 200 ? (body.queues as readonly string[]) : [];
  const isIn = isBlank(Queue) ? queues.length > 0 : queues.some((queue) => queue === Queue);
  return isIn ? undefined : `Nothing to log out of: ${AgentID} is in ${queues.join(', ') || 'no queue'}`;
}

function requestOf({ Queue, AgentPassword, AgentOptions, AgentState }: ClipboardPage, activity: string): object {
  const carriesReason = activity === 'LogoutAgent' || activity === 'SetAgentNotReady';
  return {
    state: WORDS[activity],
    queue: Queue || undefined,
    password: activity === 'LoginAgent' ? AgentPassword : undefined,
    reasonCode: carriesReason ? AgentOptions?.pyOpenCTI?.pyReasonCode || undefined : undefined,
    attributes: AgentState ?? undefined,
  };
}

function failed(page: ClipboardPage, why: string): ActivityResult {
  const message = `CTI: ${why}`;
  const left = { ...withoutBlanks(page), pyStatusMessage: message, pyPegaCTIError: message };
  return { page: left, status: { severity: 'Fail', message } };
}

const withoutBlanks = (page: ClipboardPage): ClipboardPage =>
  Object.fromEntries(Object.entries(page).filter(([, value]) => !isBlank(value)));
