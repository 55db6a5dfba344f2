// A port that speaks HTTP and WebSocket: an application for the requests, a function for the upgrades. Neither is asked
// before the host check has let the request in, so that no port can forget it.

import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { Answer, afterAnswers, isAnsweredEarly } from '../net/answers.ts';
import { createHostCheck } from '../net/host-check.ts';
import type { HttpResponse } from '../net/http-message.ts';
import { end, endWithProblem } from '../net/last-word.ts';
import { type Listener, listen, type Place } from '../net/listener.ts';
import { createTokenCheck, showsBearer } from '../net/token-check.ts';
import { inTurn, withoutOffer } from '../net/upgrade.ts';
import { problem, problemOf } from './problem.ts';

export interface HttpPort {
  readonly app: RequestListener;
  /** Takes over a connection that asks to become a WebSocket; without it nobody does, and the request is answered. */
  readonly onUpgrade?: ((request: IncomingMessage, socket: Socket, head: Buffer) => void) | undefined;
  /** Host names that requests may be addressed to, and pages come from, besides those that go without saying. */
  readonly allowHosts?: readonly string[] | undefined;
  /** How long a request may take to arrive; Node's own limits where nobody says otherwise. */
  readonly limits?: RequestLimits | undefined;
  /** What every request has to show; nothing where it is absent. */
  readonly token?: string | undefined;
}

/** In milliseconds of wire time. */
export interface RequestLimits {
  /** For the head, from the first byte, or from the connection where it is the first request. */
  readonly headersTimeout: number;
  /** For all of it. */
  readonly requestTimeout: number;
  /** How often somebody looks. */
  readonly connectionsCheckingInterval: number;
}

/**
 * Serves `port` at `place`. Idle connections are kept for as long as the other side likes. A request that does not
 * arrive in time is answered with 408: the HTTP server listens itself, because only then does it look at the clock.
 */
export async function serveHttp(place: Place, port: HttpPort): Promise<Listener> {
  const { app, onUpgrade, allowHosts, limits, token } = port;
  const [checkHost, checkToken] = [createHostCheck(place.host, allowHosts), createTokenCheck(token)];
  const check = (headers: IncomingHttpHeaders): void => {
    checkHost(headers, token !== undefined && showsBearer(headers));
    checkToken(headers);
  };
  const isAllowed = ({ headers }: IncomingMessage, refuse: (problem: HttpResponse) => void): boolean => {
    try {
      check(headers);
      return true;
    } catch (error) {
      refuse(problemOf(error));
      return false;
    }
  };
  const server = createServer({ ...limits, keepAliveTimeout: 0, ServerResponse: Answer }, (request, response) => {
    if (isAllowed(request, (refusal) => refuse(request, response, refusal))) app(request, response);
  });
  const ending = new WeakSet<object>();
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (ending.has(socket) || !socket.writable) return;
    ending.add(socket);
    afterAnswers(socket, () => {
      if (isAnsweredEarly(socket)) end(socket);
      else endWithProblem(socket, error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? TOO_LATE : NO_HTTP);
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) =>
    inTurn(socket, head, (rest) => {
      if (onUpgrade === undefined || request.headers.upgrade?.toLowerCase() !== 'websocket') {
        socket.unshift(Buffer.concat([withoutOffer(request), rest]));
        server.emit('connection', socket);
      } else if (isAllowed(request, (refusal) => endWithProblem(socket, refusal))) onUpgrade(request, socket, rest);
    }),
  );
  return listen(place, server);
}

/** Whoever was turned away need not send the rest. */
function refuse(request: IncomingMessage, response: ServerResponse, { status, headers, body }: HttpResponse): void {
  const challenge = status === 401 ? { 'WWW-Authenticate': challengeOf(request.headers) } : {};
  response.writeHead(status, { ...headers, ...challenge, Connection: 'close' }).end(`${JSON.stringify(body)}\n`);
}

/** Whoever showed a bearer is no browser's user, and the name that was called may be anybody's: no password is asked for. */
const challengeOf = (headers: IncomingHttpHeaders): string =>
  showsBearer(headers) ? 'Bearer realm="signoff"' : 'Basic realm="signoff", charset="UTF-8"';

const NO_HTTP = problem(400, 'MalformedHttp', 'What arrived is not HTTP/1.1.');
const TOO_LATE = problem(408, 'RequestTooSlow', 'The request did not arrive in time.');
