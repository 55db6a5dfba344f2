// A port on which each connection is a session of a dialect's, for as long as it lasts.

import { createServer, type Socket } from 'node:net';
import { refuseHttp } from '../net/host-check.ts';
import { type Listener, listen, type Place } from '../net/listener.ts';

/** Keeps in `sessions` those that are there. Throws a `Failure` where the port cannot be had. */
export function listenForSessions<S>(address: Place, sessions: Set<S>, open: (socket: Socket) => S): Promise<Listener> {
  // What is written apart arrives apart: nothing is held back until there is more of it.
  const server = createServer({ noDelay: true }, (socket) => {
    refuseHttp(socket);
    const session = open(socket);
    sessions.add(session);
    socket.on('close', () => sessions.delete(session));
  });
  return listen(address, server);
}
