// The four activities over the native dialect as most would write them, but for how a reply is had or how it is read. No
// look at the ACD, nothing remembered.

import type { Connector } from '../connector/connector.ts';
import type { ClipboardPage } from '../connector/page.ts';
import { fail } from '../reference/page.ts';
import { isBlank } from '../reference/untyped.ts';
import {
  type Asked,
  askForText,
  type BareDeclaration,
  bareConnector,
  type RawReply,
  refusalOf,
  type Server,
  stateRequest,
} from './bare.ts';

/** In what a connector differs from the others. */
export interface Manner {
  /** Sends a request and has its reply; absent: over a connection of its own. */
  readonly send?: (server: Server, asked: Asked) => Promise<RawReply>;
  /** What a reply says against the request; undefined where it says yes. What it throws is a Fail. */
  readonly read?: (reply: RawReply) => string | undefined | Promise<string | undefined>;
}

const DECLARATION: BareDeclaration = {
  name: 'signoff-mutant',
  activities: ['LoginAgent', 'LogoutAgent', 'SetAgentReady', 'SetAgentNotReady'],
  capabilities: { queueLogout: true, reasonCodes: true, afterCallWork: true, attributes: true, credentials: true },
};

/** A connector of that manner. */
export function nativeByHand({ send = askForText, read = readWell }: Manner): Connector {
  return bareConnector(DECLARATION, async (server, page, activity) => {
    if (isBlank(page.AgentID)) return fail(page, 'Nobody is named');
    const refusal = await read(await send(server, stateRequest(page.AgentID, requestOf(page, activity))));
    return refusal === undefined ? { page } : fail(page, refusal);
  });
}

const readWell = ({ text, ...reply }: RawReply): string | undefined => refusalOf({ ...reply, body: JSON.parse(text) });

const REQUESTS: Readonly<Record<string, (page: ClipboardPage) => object>> = {
  LoginAgent: ({ AgentPassword, DN }) => ({ state: 'LoggedIn', password: AgentPassword, extension: DN || undefined }),
  LogoutAgent: (page) => ({ state: 'LoggedOut', reasonCode: reasonOf(page) }),
  SetAgentReady: () => ({ state: 'Ready' }),
  SetAgentNotReady: (page) =>
    page.WorkMode === 'AFTER_CALL_WORK'
      ? { state: 'AfterCallWork' }
      : { state: 'NotReady', reasonCode: reasonOf(page) },
};

const requestOf = (page: ClipboardPage, activity: string): object => ({
  ...REQUESTS[activity]?.(page),
  queue: page.Queue || undefined,
  attributes: page.AgentState ?? undefined,
});

const reasonOf = ({ AgentOptions }: ClipboardPage): string | undefined =>
  AgentOptions?.pyOpenCTI?.pyReasonCode || undefined;
