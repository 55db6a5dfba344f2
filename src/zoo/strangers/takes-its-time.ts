// Asks with another HTTP client, and takes its time over a refusal, for the rest of what it grants itself: it looks up how
// the site words it. Says Good when all went well, and puts a property of its own for its reports into AgentState.

import type { Connector } from '../../contract/connector.ts';
import { type ActivityResult, type ClipboardPage, isBlank } from '../../contract/page.ts';
import {
  type BareDeclaration,
  bareConnector,
  objectionIn,
  type Performance,
  type Reply,
  type Server,
} from '../bare.ts';

/** Its own limit, and what it takes of that over a refusal; in milliseconds. */
const TIMEOUT_MS = 800;
const WORDING_MS = 100;

const DECLARATION: BareDeclaration = {
  name: 'stranger-takes-its-time',
  activities: ['LoginAgent', 'LogoutAgent', 'SetAgentReady', 'SetAgentNotReady'],
  capabilities: { queueLogout: true, reasonCodes: true, afterCallWork: true, attributes: true, credentials: true },
  timeoutMs: TIMEOUT_MS,
};

export default function connector(): Connector {
  return bareConnector(DECLARATION, act);
}

const act: Performance = async (page, { server, activity, signal }) => {
  if (isBlank(page.AgentID)) return failed(page, 'somebody has to be named');
  const objection = await objectionIn(
    ask(server, page.AgentID, { body: requestOf(page, activity), signal }),
    page.AgentID,
  );
  if (objection !== undefined) return failed(page, objection);
  return { page: { ...page, AgentState: { ...page.AgentState, Since: 1 } }, status: { severity: 'Good', message: '' } };
};

async function ask(
  { url, token }: Server,
  agentId: unknown,
  { body, signal }: { readonly body: object; readonly signal: AbortSignal },
): Promise<Reply> {
  const reply = await fetch(`${url}/v1/agents/${encodeURIComponent(String(agentId))}/state`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, Connection: 'close' },
    body: JSON.stringify(body),
    signal,
  });
  return { status: reply.status, body: (await reply.json()) as Reply['body'] };
}

const REQUESTS: Readonly<Record<string, (page: ClipboardPage) => object>> = {
  LoginAgent: ({ AgentPassword, DN }) => ({ state: 'LoggedIn', password: AgentPassword, extension: DN || undefined }),
  LogoutAgent: (page) => ({ state: 'LoggedOut', reasonCode: reasonOf(page) }),
  SetAgentReady: () => ({ state: 'Ready' }),
  SetAgentNotReady: (page) =>
    page.WorkMode === 'AFTER_CALL_WORK'
      ? { state: 'AfterCallWork' }
      : { state: 'NotReady', reasonCode: reasonOf(page) },
};

function requestOf(page: ClipboardPage, activity: string): object {
  const { Since: _own, ...attributes } = page.AgentState ?? {};
  return { ...REQUESTS[activity]?.(page), queue: page.Queue || undefined, attributes };
}

const reasonOf = ({ AgentOptions }: ClipboardPage): string | undefined =>
  AgentOptions?.pyOpenCTI?.pyReasonCode || undefined;

async function failed(page: ClipboardPage, why: string): Promise<ActivityResult> {
  await new Promise((resolve) => setTimeout(resolve, WORDING_MS));
  const message = `Not possible, because: ${why}`;
  return {
    page: { ...page, pyStatusMessage: message, pyPegaCTIError: message },
    status: { severity: 'Fail', message },
  };
}
