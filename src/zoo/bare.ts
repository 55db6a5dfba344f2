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
export const changeState = (server: Server, agentId: unknown, body: object): Promise<Reply> =>
  ask(server, { method: 'PUT', path: `${agentPath(agentId)}/state`, body });

/** Asks the CTI server how it holds an agent. */
export const readAgent = (server: Server, agentId: unknown): Promise<Reply> =>
  ask(server, { method: 'GET', path: agentPath(agentId) });

/** What the ACD said against it; undefined where it said yes. */
export function refusalOf({ status, body }: Reply): string | undefined {
  return status >= 400 || body.outcome === 'refused' ? String(body.detail) : undefined;
}

const agentPath = (agentId: unknown): string => `/v1/agents/${encodeURIComponent(String(agentId))}`;

function ask(server: Server, { method, path, body }: { method: string; path: string; body?: object }): Promise<Reply> {
  const headers = {
    'Content-Type': 'application/json',
    ...(server.token ? { Authorization: `Bearer ${server.token}` } : {}),
  };
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, String(server.url)), { method, headers, agent: false });
    asked.on('error', reject).on('response', (response) => {
      json(response).then((read) => resolve({ status: response.statusCode ?? 0, body: read as Reply['body'] }), reject);
    });
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** How a bare connector acts; `server` is what `initialize` named. */
export type Performance = (server: Server, page: ClipboardPage, activity: string) => Promise<ActivityResult>;

/** What a bare connector says of itself; without a timeout, in milliseconds, it takes one that suits most. */
export type BareDeclaration = Pick<Declaration, 'name' | 'activities' | 'capabilities'> &
  Partial<Pick<Declaration, 'timeoutMs'>>;

/** A connector that remembers nothing and keeps no connection, so that there is nothing to reset. */
export function bareConnector(declaration: BareDeclaration, act: Performance): Connector {
  let server: Server = {};
  return {
    async initialize(initialization) {
      server = initialization.server;
      return { protocolVersion: PROTOCOL_VERSION, version: '1.0.0', timeoutMs: 1500, ...declaration };
    },
    invoke: (activity, page) => act(server, page, activity),
    reset: async () => undefined,
    shutdown: async () => undefined,
  };
}
