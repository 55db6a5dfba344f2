// A port that speaks HTTP and WebSocket: an application for the requests, a function for the upgrades. Neither is asked
// before the host check has let the request in, so that no port can forget it.

import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createHostCheck } from './host-check.ts';
import type { HttpResponse } from './http.ts';
import { type Address, type Listener, listen } from './listener.ts';
import { problemOf } from './problem.ts';
import { refuseUpgrade } from './websocket.ts';

export interface HttpPort {
  readonly app: RequestListener;
  /** Takes over a connection that asks to become something else. */
  readonly onUpgrade?: ((request: IncomingMessage, socket: Socket, head: Buffer) => void) | undefined;
  /** Host names that requests may be addressed to, and pages come from, besides those that go without saying. */
  readonly allowHosts?: readonly string[] | undefined;
}

/** Serves `port` at `address`. Idle connections are kept for as long as the other side likes. */
export async function serveHttp(address: Address, port: HttpPort): Promise<Listener> {
  const { onUpgrade, allowHosts } = port;
  const check = createHostCheck(address.host, allowHosts);
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    if (
      isAllowed(
        () => check(request.headers),
        (problem) => refuse(response, problem),
      )
    )
      port.app(request, response);
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end(MALFORMED_HTTP);
  });
  if (onUpgrade !== undefined)
    server.on('upgrade', (request, socket, head) => {
      if (request.headers.upgrade?.toLowerCase() === 'websocket') {
        if (
          isAllowed(
            () => check(request.headers),
            (problem) => refuseUpgrade(socket, problem),
          )
        )
          onUpgrade(request, socket as Socket, head);
        return;
      }
      socket.unshift(Buffer.concat([withoutUpgrade(request), head]));
      server.emit('connection', socket);
    });
  return listen(address, (socket) => server.emit('connection', socket));
}

function isAllowed(check: () => void, refuse: (problem: HttpResponse) => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    refuse(problemOf(error));
    return false;
  }
}

/** Whoever was turned away need not send the rest. */
function refuse(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  response.writeHead(status, { ...headers, Connection: 'close' }).end(`${JSON.stringify(body)}\n`);
}

/** An upgrade that is not on offer is no error (RFC 9110, 7.8): Java's HTTP client asks for h2c with every request. */
function withoutUpgrade({ method, url, rawHeaders }: IncomingMessage): Buffer {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (!/^(upgrade|connection|http2-settings)$/i.test(name)) lines.push(`${name}: ${rawHeaders[index + 1]}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

const MALFORMED = JSON.stringify({
  type: 'urn:signoff:error:MalformedHttp',
  title: 'Malformed http',
  status: 400,
  detail: 'What arrived is not HTTP/1.1.',
  code: 'MalformedHttp',
});

const MALFORMED_HTTP = `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\nContent-Length: ${MALFORMED.length}\r\nConnection: close\r\n\r\n${MALFORMED}`;
