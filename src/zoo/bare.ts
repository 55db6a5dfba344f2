// What a connector needs that has nothing of the reference's: requests to the CTI server by hand, each on a connection
// of its own that is closed after it, and a Connector around a function.

import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { type Connector, type Declaration, type Initialization, PROTOCOL_VERSION } from '../contract/connector.ts';
import type { ActivityResult, ClipboardPage } from '../contract/page.ts';

/** What the dialect needs to reach the CTI server. */
export type Server = Initialization['server'];

export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks the CTI server for an agent's state, in whatever words `body` has. */
export const changeState = (server: Server, agentId: unknown, body: object, signal?: AbortSignal): Promise<Reply> =>
  ask(server, { method: 'PUT', path: `${agentPath(agentId)}/state`, body, signal });

/** Asks the CTI server how it holds an agent. */
export const readAgent = (server: Server, agentId: unknown, signal?: AbortSignal): Promise<Reply> =>
  ask(server, { method: 'GET', path: agentPath(agentId), signal });

/** What speaks against a change of state: the ACD's words or the network's; undefined where the ACD made it. */
export async function objectionIn(reply: Promise<Reply>, agentId: unknown): Promise<string | undefined> {
  try {
    const { status, body } = await reply;
    if (status >= 400 || body.outcome === 'refused') return String(body.detail);
    const agent = body.agent as { readonly id?: unknown } | undefined;
    const isMade = body.outcome === 'deferred' || (body.outcome === 'done' && agent?.id === agentId);
    return isMade ? undefined : 'the answer is not the one to this request';
  } catch (error) {
    return `there is no answer that can be read (${(error as Error).name})`;
  }
}

const agentPath = (agentId: unknown): string => `/v1/agents/${encodeURIComponent(String(agentId))}`;

interface Question {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  readonly signal?: AbortSignal | undefined;
}

function ask(server: Server, { method, path, body, signal }: Question): Promise<Reply> {
  const headers = {
    'Content-Type': 'application/json',
    ...(server.token ? { Authorization: `Bearer ${server.token}` } : {}),
  };
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, String(server.url)), { method, headers, agent: false, signal });
    asked.on('error', reject).on('response', (response) => {
      json(response).then((read) => resolve({ status: response.statusCode ?? 0, body: read as Reply['body'] }), reject);
    });
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** What a bare connector acts on: `server` is what `initialize` named, `signal` aborts when it should have ended. */
export interface Stage {
  readonly server: Server;
  readonly activity: string;
  readonly signal: AbortSignal;
}

/** How a bare connector acts. */
export type Performance = (page: ClipboardPage, stage: Stage) => Promise<ActivityResult>;

/** What a bare connector says of itself; without a timeout, in milliseconds, it takes one that suits most. */
export type BareDeclaration = Pick<Declaration, 'name' | 'activities' | 'capabilities'> &
  Partial<Pick<Declaration, 'timeoutMs'>>;

const TIMEOUT_MS = 1_500;
/** How much of its timeout a connector waits for the CTI server. */
const SHARE = 0.75;

/** A connector that remembers nothing and keeps no connection, so that there is nothing to reset. */
export function bareConnector(declaration: BareDeclaration, act: Performance): Connector {
  const { timeoutMs = TIMEOUT_MS } = declaration;
  let server: Server = {};
  return {
    async initialize(initialization) {
      server = initialization.server;
      return { protocolVersion: PROTOCOL_VERSION, version: '1.0.0', ...declaration, timeoutMs };
    },
    invoke: (activity, page) => act(page, { server, activity, signal: AbortSignal.timeout(timeoutMs * SHARE) }),
    reset: async () => undefined,
    shutdown: async () => undefined,
  };
}
