// Listening sockets: who is connected, and as which number, plainly or over TLS; a port that can be closed and opened
// again. What is said over a connection is the business of the server that is given, or of whoever is handed the connections.

import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import { Failure } from './failure.ts';
import { type PortTls, transportOf } from './tls.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Where a server is to listen, and whether TLS is spoken there. */
export interface Place extends Address {
  readonly tls?: PortTls | undefined;
}

export interface Listener extends Address {
  /** How many connections are open. */
  connections(): number;
  /**
   * Refuses connections from now on, and cuts those there are; or listens again, at the same port. What is asked
   * meanwhile waits its turn. Throws `PortInUse` where somebody else has taken the port.
   */
  refuse(isRefusing: boolean): Promise<void>;
  /** Stops listening and cuts every connection. */
  stop(): Promise<void>;
}

/** Free ports are looked for below the range that the kernel hands out, so that a port once held can be held again. */
const FREE_PORTS = { from: 20_000, to: 32_000 };
const ATTEMPTS = 50;

/**
 * Has `server` listen at `host:port`; port 0 finds a free one. Over TLS it is handed the connections that are through
 * their handshake, as if there were none. Throws `PortInUse` or `PortNotAvailable`.
 */
export async function listen({ tls, ...address }: Place, server: Server): Promise<Listener> {
  const sockets = new Set<Socket>();
  let numbered = 0;
  tls?.serve(server);
  server.prependListener('connection', (socket: Socket) => {
    if (sockets.has(transportOf(socket))) return; // which is through its handshake, or which its server reads anew
    sockets.add(socket);
    numbers.set(socket, ++numbered);
    socket.allowHalfOpen = false;
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  });
  const { host } = address;
  const port = address.port === 0 ? await bindToFree(server, host) : await bind(server, address);
  const inTurn = createTurns();
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return {
    host,
    port,
    connections: () => sockets.size,
    refuse: (isRefusing) =>
      inTurn(async () => {
        if (isRefusing === server.listening) await (isRefusing ? close() : bind(server, { host, port }));
      }),
    stop: () => inTurn(close),
  };
}

/** Has each piece of work begin when the one before has ended, well or not. */
function createTurns() {
  let before: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const done = before.then(work);
    before = done.catch(() => undefined);
    return done;
  };
}

/** Kept by the connections themselves: whoever has one knows its number. */
const numbers = new WeakMap<object, number>();

/** The number that its listener gave to a connection, counted from 1; 0 where it is none of a listener's. */
export const connectionOf = (socket: Socket): number => numbers.get(transportOf(socket)) ?? 0;

async function bindToFree(server: Server, host: string): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = FREE_PORTS.from + Math.floor(Math.random() * (FREE_PORTS.to - FREE_PORTS.from));
    try {
      return await bind(server, { host, port });
    } catch (error) {
      if (attempt === ATTEMPTS || (error as Failure).code !== 'PortInUse') throw error;
    }
  }
}

async function bind(server: Server, { host, port }: Address): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
    return port;
  } catch (error) {
    throw toFailure(error as NodeJS.ErrnoException, { host, port });
  }
}

function toFailure(cause: NodeJS.ErrnoException, { host, port }: Address): Failure {
  if (cause.code === 'EADDRINUSE') return new Failure('PortInUse', `Port ${port} on ${host} is in use.`, { cause });
  return new Failure('PortNotAvailable', `Cannot listen on ${host}:${port} (${cause.code}).`, { cause });
}
