// Asks with another HTTP client, and takes its time over a refusal, for most of what it grants itself: it looks up how the
// site words it. Says Good when all went well, and puts a property of its own for its reports into AgentState.

import type { Connector } from '../../connector/connector.ts';
import type { ActivityResult, ClipboardPage } from '../../connector/page.ts';
import { isBlank } from '../../reference/untyped.ts';
import {
  type BareDeclaration,
  bareConnector,
  type Performance,
  refusalOf,
  type Server,
  withoutToken,
} from '../bare.ts';

export const dialects = ['native'];

/** Its own limit, and what it takes of that over a refusal; in milliseconds. */
const TIMEOUT_MS = 200;
const WORDING_MS = 100;

const DECLARATION: BareDeclaration = {
  name: 'variant-takes-its-time',
  activities: ['LoginAgent', 'LogoutAgent', 'SetAgentReady', 'SetAgentNotReady'],
  capabilities: { queueLogout: true, reasonCodes: true, afterCallWork: true, attributes: true, credentials: true },
  timeoutMs: TIMEOUT_MS,
};

export default function connector(): Connector {
  return bareConnector(DECLARATION, act);
}

const act: Performance = async (server, page, activity) => {
  if (isBlank(page.AgentID)) return failed(page, 'somebody has to be named');
  const refusal = await ask(server, String(page.AgentID), requestOf(page, activity));
  if (refusal !== undefined) return failed(page, refusal);
  return { page: { ...page, AgentState: { ...page.AgentState, Since: 1 } }, status: { severity: 'Good', message: '' } };
};

/** What the ACD said against it; undefined where it said yes. */
async function ask(server: Server, agentId: string, request: object): Promise<string | undefined> {
  const { url, token } = server;
  const requestId = `slowly-${Math.random()}`;
  const reply = await fetch(`${url}/v1/agents/${encodeURIComponent(agentId)}/state`, {
    method: 'PUT',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
      Connection: 'close',
      'X-Request-Id': requestId,
    },
    body: JSON.stringify(request),
  });
  const text = withoutToken(server, await reply.text());
  return refusalOf({ status: reply.status, body: JSON.parse(text), requestId });
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
