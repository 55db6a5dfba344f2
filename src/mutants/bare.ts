// What a connector needs that has nothing of the reference's: requests to the CTI server by hand, each on a connection
// of its own that is closed after it, and a Connector around a function.

import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { text as textIn } from 'node:stream/consumers';
import { type Connector, type Declaration, type Initialization, PROTOCOL_VERSION } from '../connector/connector.ts';
import type { ActivityResult, ClipboardPage } from '../connector/page.ts';

/** What the dialect needs to reach the CTI server. */
export type Server = Initialization['server'];

export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Of the request that it should be the answer to. */
  readonly requestId: string;
}

/** A reply before anybody has read its body. */
export interface RawReply extends Pick<Reply, 'status' | 'requestId'> {
  readonly text: string;
}

/** What is asked of the CTI server. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

/** Asks the CTI server for an agent's state, in whatever words `body` has. */
export const changeState = (server: Server, agentId: unknown, body: object): Promise<Reply> =>
  ask(server, stateRequest(agentId, body));

/** A request for an agent's state. */
export const stateRequest = (agentId: unknown, body: object): Asked => {
  const path = `${agentPath(agentId)}/state`;
  return { method: 'PUT', path, body };
};

/** Asks the CTI server how it holds an agent. */
export const readAgent = (server: Server, agentId: unknown): Promise<Reply> =>
  ask(server, { method: 'GET', path: agentPath(agentId) });

/** A call as the native dialect tells it. */
export interface ToldCall {
  readonly id: string;
  readonly from: string;
  readonly dialled: string;
  readonly legs: readonly { readonly agentId?: string; readonly number?: string; readonly state: string }[];
}

/** Asks the CTI server for the calls that there are. */
export const readCalls = async (server: Server): Promise<readonly ToldCall[]> =>
  JSON.parse((await askForText(server, { method: 'GET', path: '/v1/calls' })).text);

/** What the ACD said against it; undefined where it said yes to this very request. */
export function refusalOf({ status, body, requestId }: Reply): string | undefined {
  if (status >= 400 || body.outcome === 'refused') return String(body.detail);
  const isYes = body.outcome === 'done' || body.outcome === 'deferred';
  return isYes && body.requestId === requestId ? undefined : 'That is no answer';
}

const agentPath = (agentId: unknown): string => `/v1/agents/${encodeURIComponent(String(agentId))}`;

async function ask(server: Server, asked: Asked): Promise<Reply> {
  const { text, ...reply } = await askForText(server, asked);
  return { ...reply, body: JSON.parse(text) };
}

/** Asks on a connection of its own; whoever asked has to read what came, free of the link's token. */
export async function askForText(server: Server, asked: Asked): Promise<RawReply> {
  const reply = await askUnmasked(server, asked);
  return { ...reply, text: withoutToken(server, reply.text) };
}

/** What came, free of the link's token. */
export const withoutToken = ({ token }: Server, text: string): string =>
  token ? text.replaceAll(String(token), '***') : text;

/** The same, with all that came. */
export function askUnmasked(server: Server, { method, path, body }: Asked): Promise<RawReply> {
  const requestId = randomUUID();
  const headers = headersOf(server, requestId);
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, String(server.url)), { method, headers, agent: false });
    asked.on('error', reject).on('response', (response) => {
      textIn(response).then((text) => resolve({ status: response.statusCode ?? 0, text, requestId }), reject);
    });
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** What goes with every request. */
export const headersOf = ({ token }: Server, requestId: string): Readonly<Record<string, string>> => ({
  'Content-Type': 'application/json',
  'X-Request-Id': requestId,
  ...(token ? { Authorization: `Bearer ${token}` } : {}),
});

/** How a bare connector acts; `server` is what `initialize` named. */
export type Performance = (server: Server, page: ClipboardPage, activity: string) => Promise<ActivityResult>;

/** What a bare connector says of itself; without a timeout, in milliseconds, it takes one that suits most. */
export type BareDeclaration = Pick<Declaration, 'name' | 'activities' | 'capabilities'> &
  Partial<Pick<Declaration, 'timeoutMs'>>;

/** A connector that remembers nothing and keeps no connection, so that there is nothing to reset. What it throws is a Fail. */
export function bareConnector(declaration: BareDeclaration, act: Performance): Connector {
  const { timeoutMs = 800 } = declaration;
  let server: Server = {};
  return {
    async initialize(initialization) {
      server = { ...initialization.server, dialect: initialization.dialect };
      return { protocolVersion: PROTOCOL_VERSION, version: '1.0.0', ...declaration, timeoutMs };
    },
    invoke: (activity, page) => inTime(act(server, page, activity), timeoutMs).catch((error) => failed(page, error)),
    reset: async () => undefined,
    shutdown: async () => undefined,
  };
}

/** What is not done by then has failed. */
function inTime(work: Promise<ActivityResult>, milliseconds: number): Promise<ActivityResult> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The CTI server takes too long')), milliseconds);
  });
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
}

const failed = (page: ClipboardPage, error: unknown): ActivityResult => ({
  page,
  status: { severity: 'Fail', message: `Nothing known: ${error instanceof Error ? error.message : error}` },
});
