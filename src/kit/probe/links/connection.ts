// A plain connection to a CTI server, over TLS where there is an authority that vouches for it.

import { connect as overTcp, type Socket } from 'node:net';
import { connect as overTls } from 'node:tls';

export interface Address {
  readonly host: string;
  readonly port: number;
  /** The authority, PEM; undefined: TLS is not spoken. */
  readonly ca?: string | undefined;
}

export const connectTo = ({ host, port, ca }: Address): Socket =>
  ca === undefined ? overTcp({ host, port }) : overTls({ host, port, ca });

/** Resolves once something can be said over it; rejects where the connection does not come about. */
export function connected(socket: Socket, { ca }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject).once(ca === undefined ? 'connect' : 'secureConnect', () => {
      socket.off('error', reject);
      resolve();
    });
  });
}
