// TLS on a listening port: every connection goes through a handshake first, and the server behind the port gets it when
// that is done. Who does not finish in time is cut, and holds nobody else up.

import type { Server, Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createServer, TLSSocket } from 'node:tls';
import type { Certificates, KeyedCertificate } from './certificates.ts';
import { hostnameOf } from './host-names.ts';

/** How long a handshake may take, in milliseconds of wire time. */
const HANDSHAKE_MS = 10_000;

/** The TLS of one port. */
export interface PortTls {
  /** The authority whose certificates are to be trusted, PEM. */
  readonly ca: string;
  /** From now on `server` gets its connections behind their handshakes. To be called before it listens. */
  serve(server: Server): void;
  /** From now on a certificate is shown that the authority does not vouch for, or its own again. Cuts the connections there are. */
  distrust(isDistrusted: boolean): void;
}

export function createPortTls(certificates: Certificates, handshakeMs = HANDSHAKE_MS): PortTls {
  const open = new Map<string, Socket>();
  let isDistrusted = false;
  let server: Server | undefined;

  /** Two of them: who was let in by the one cannot take up again with the other what was agreed on. */
  function handshakeWith(shown: KeyedCertificate) {
    return createServer({ ...shown, handshakeTimeout: handshakeMs })
      .on('tlsClientError', (_error, socket) => socket.destroy())
      .on('secureConnection', (socket) => {
        const transport = open.get(endsOf(socket));
        if (transport === undefined) return socket.destroy(); // it has gone meanwhile
        transports.set(socket, transport);
        socket.on('error', () => socket.destroy());
        return server?.emit('connection', socket);
      });
  }
  const trusted = handshakeWith(certificates.trusted);
  const untrusted = handshakeWith(certificates.untrusted);

  function begin(transport: Socket): void {
    const ends = endsOf(transport);
    open.set(ends, transport);
    transport.once('close', () => open.delete(ends));
    (isDistrusted ? untrusted : trusted).emit('connection', transport);
  }

  return {
    ca: certificates.ca,
    serve(behind) {
      server = behind;
      const listeners = behind.listeners('connection');
      behind.removeAllListeners('connection').on('connection', (socket: Socket) => {
        if (socket instanceof TLSSocket) for (const listener of listeners) listener.call(behind, socket);
        else begin(socket);
      });
    },
    distrust(is) {
      if (is === isDistrusted) return;
      isDistrusted = is;
      for (const transport of open.values()) transport.destroy();
    },
  };
}

/** Both ends of a connection: no two that are open have the same. */
const endsOf = ({ remoteAddress, remotePort, localAddress }: Socket): string =>
  `${remoteAddress} ${remotePort} ${localAddress}`;

/** Kept by the connections themselves. */
const transports = new WeakMap<Socket, Socket>();

/** The TCP connection below: of one without TLS it is itself. */
export const transportOf = (socket: Socket): Socket => transports.get(socket) ?? socket;

/** What a server may be called by that listens at `host`: this machine's own words for it, and `others`. */
export function calledAt(host: string, others: readonly string[]): readonly string[] {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const here = isEverywhere
    ? Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ address }) => address))
    : [host];
  return [...new Set(['localhost', '127.0.0.1', '::1', ...here, ...others.map(hostnameOf)])];
}
