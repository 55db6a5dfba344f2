// Ports within a port: what is asked for below some paths goes to another simulator's main port, in the same process. Whoever
// asks has been let in by then; what either of them serves is not known here.

import type { IncomingMessage, RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';

/** What a main port does once a request has been let in. */
export interface MainPort {
  readonly app: RequestListener;
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Uint8Array): void;
}

/** Which other port is meant by a target, path and query, and the target there; undefined: this one's own. */
export type Mount = (target: string) => { readonly port: MainPort; readonly target: string } | undefined;

/** `own`, with other ports below the paths that `mount` knows. */
export function withMounts(own: MainPort, mount: Mount = () => undefined): MainPort {
  const portOf = (request: IncomingMessage): MainPort => {
    const found = mount(request.url ?? '');
    if (found === undefined) return own;
    request.url = found.target;
    return found.port;
  };
  return {
    app: (request, response) => portOf(request).app(request, response),
    onUpgrade: (request, socket, head) => portOf(request).onUpgrade(request, socket, head),
  };
}
