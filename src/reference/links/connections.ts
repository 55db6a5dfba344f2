// The open connections to one server, kept between requests. It must not know any dialect.
// What arrives on a connection while nobody asks is nobody's answer (a late copy of an earlier one, say): the next
// request would take it for its own, so the connection goes.

import { Agent, type ClientRequest } from 'node:http';
import type { Duplex } from 'node:stream';

/** Connections that are kept while they are silent. `destroy()` closes all; the next request opens a new one. */
export class Connections extends Agent {
  constructor() {
    super({ keepAlive: true });
  }

  override keepSocketAlive(socket: Duplex): boolean {
    socket.on('data', destroy);
    return super.keepSocketAlive(socket) as unknown as boolean;
  }

  override reuseSocket(socket: Duplex, request: ClientRequest): void {
    socket.off('data', destroy);
    super.reuseSocket(socket, request);
  }
}

function destroy(this: Duplex): void {
  this.destroy();
}
