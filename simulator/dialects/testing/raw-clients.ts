// A bare client for each dialect, for one that is described in a file, and for the example: what it takes to ask for a logout, as bytes on a connection of its
// own. Nothing of the dialects' code.

import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../../src/package-root.ts';

type Server = Readonly<Record<string, unknown>>;

export interface RawClient {
  /** As `--dialect` takes it. */
  readonly called: string;
  /** Its messages name no queue: a logout is one from all. */
  readonly leavesAll?: true;
  /** What is sent to log the agent out of a queue, or of all, what goes before that included. */
  logOut(server: Server, agentId: string, queue: string): string;
  /** The host and port that are connected to. */
  address(server: Server): { readonly host: string; readonly port: number };
  /** Whether all of the answer has been heard; no longer awaited than until the server closes. */
  isAnswered(heard: string): boolean;
  /** What the server says before it answers the request; absent: nothing. */
  readonly before?: RegExp;
  /** What stands in the answer alone, all of it: a success. */
  readonly success: RegExp;
}

const atHostAndPort = ({ host, port }: Server) => ({ host: String(host), port: Number(port) });
const atUrl = ({ url }: Server) => ({ host: new URL(String(url)).hostname, port: Number(new URL(String(url)).port) });
const packet = (headers: Readonly<Record<string, unknown>>): string =>
  `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

export const RAW_CLIENTS: Readonly<Record<string, RawClient>> = {
  native: {
    called: 'native',
    logOut(server, agentId, queue) {
      const body = JSON.stringify({ state: 'LoggedOut', queue });
      const head = `PUT /v1/agents/${agentId}/state HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n`;
      return `${head}Authorization: Bearer ${server.token}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    },
    address: atUrl,
    isAnswered: () => false, // the server closes
    success: /^HTTP\/1.1 200 OK\r\n[\s\S]*"outcome":"done"[\s\S]*\}\n?$/,
  },
  ami: {
    called: 'ami',
    logOut({ username, secret, interface: device }, agentId, queue) {
      const Interface = String(device).replace('{AgentID}', agentId);
      const login = packet({ Action: 'Login', Username: username, Secret: secret, Events: 'off' });
      return login + packet({ Action: 'QueueRemove', ActionID: 'mine', Queue: queue, Interface });
    },
    address: atHostAndPort,
    isAnswered: (heard) => heard.split('\r\n\r\n').length > 2, // the login's, and this one
    before: /^[\s\S]*?\r\n\r\n/,
    success: /\r\n\r\nResponse: Success\r\nActionID: mine\r\n[\s\S]*\r\n\r\n$/,
  },
  esl: {
    called: 'esl',
    leavesAll: true,
    logOut({ password, agent }, agentId) {
      const name = String(agent).replace('{AgentID}', agentId);
      return `auth ${password}\n\napi callcenter_config agent set status '${name}' 'Logged Out'\n\n`;
    },
    address: atHostAndPort,
    before: /^[\s\S]*?\n\n[\s\S]*?\n\n/,
    isAnswered(heard) {
      const [, , head, ...body] = heard.split('\n\n'); // behind the greeting and the login's answer
      const length = Number(/Content-Length: (\d+)$/.exec(head ?? '')?.[1] ?? 0);
      return body.length > 0 && body.join('\n\n').length >= length;
    },
    success: /\n\nContent-Type: api\/response\nContent-Length: 4\n\n\+OK\n$/,
  },
  'wazo-agentd': {
    called: 'wazo-agentd',
    logOut({ token }, agentId, queue) {
      const head = `PUT /1.0/agents/${agentId}/queues/${queue}/logoff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n`;
      return `${head}X-Auth-Token: ${token}\r\nContent-Length: 0\r\n\r\n`;
    },
    address: atUrl,
    isAnswered: () => false, // the server closes
    success: /^HTTP\/1.1 204 No Content\r\n[\s\S]*\r\n\r\n$/,
  },
  desk: {
    called: join(PACKAGE_ROOT, 'examples', 'dialects', 'desk.mjs'),
    logOut: (_server, agentId, queue) => `OUT ${agentId} ${queue}\n`,
    address: atHostAndPort,
    isAnswered: (heard) => heard.endsWith('\n'),
    success: /^OK 1001 \w+ [\w,-]+\n$/,
  },
};

/** Longer no test waits for an answer, in milliseconds. */
const LONGEST_MS = 20_000;

/** What is heard of an answer, until it is whole or the connection is over. Rejects where nobody listens. */
export async function hearAnswer(client: RawClient, server: Server, asked: string): Promise<string> {
  const socket = connect({ ...client.address(server) });
  await once(socket, 'connect');
  socket.setTimeout(LONGEST_MS, () => socket.destroy());
  socket.write(asked);
  let heard = '';
  try {
    for await (const bytes of socket) {
      heard += bytes;
      if (client.isAnswered(heard)) break;
    }
  } catch {
    // What was heard before it broke off counts.
  }
  socket.destroy();
  return heard;
}
