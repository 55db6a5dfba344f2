// WebSockets without meaning: which path is open to whom, refusals as problems, and a client that tells how far behind
// it is. What is told over them is not known here.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { Failure } from '../net/failure.ts';
import { endWithProblem } from '../net/last-word.ts';
import { splitTarget } from './http.ts';
import { problemOf } from './problem.ts';

/** The largest message that is read from a client, in bytes: none is expected. */
const MESSAGE_LIMIT = 4096;

/** Whoever listens. */
export interface SocketClient {
  /** Sends a text, as it is or in UTF-8; a client that is gone hears nothing, and that is no error. */
  send(text: string | Uint8Array): void;
  /** How many bytes of what was sent have not left yet. */
  backlog(): number;
  /** Calls `go` once, when there is room again after a backlog. */
  onDrain(go: () => void): void;
  onMessage(listener: () => void): void;
  onClose(listener: () => void): void;
  /** Cuts the connection. */
  cut(): void;
}

export interface SocketRequest {
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

export interface SocketRoute {
  readonly path: string;
  /** Throws a `Failure` for whom it is closed; what it answers is given the client once there is one. */
  open(request: SocketRequest): (client: SocketClient) => void;
}

/** Takes over the connections that ask to become a WebSocket at one of `routes`, and refuses the others. */
export function serveSockets(
  routes: readonly SocketRoute[],
): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
  const server = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT });
  return (request, socket, head) => {
    try {
      const { path, query } = splitTarget(request.url ?? '');
      const route = routes.find((one) => one.path === path);
      if (route === undefined) throw new Failure('NoSuchResource', `There is no WebSocket at ${path}.`);
      const welcome = route.open({ query, headers: request.headers });
      server.handleUpgrade(request, socket, head, (opened) => welcome(toClient(opened, socket)));
    } catch (error) {
      endWithProblem(socket, problemOf(error));
    }
  };
}

function toClient(opened: WebSocket, socket: Duplex): SocketClient {
  opened.on('error', () => opened.terminate());
  return {
    send: (text) => opened.send(text, { binary: false }),
    backlog: () => opened.bufferedAmount,
    onDrain: (go) => void socket.once('drain', go),
    onMessage: (listener) => void opened.on('message', listener),
    onClose: (listener) => void opened.on('close', listener),
    cut: () => opened.terminate(),
  };
}
