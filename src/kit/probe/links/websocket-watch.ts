// Listening over a WebSocket on which events are told, one a message: whatever the protocol calls them.

import { once } from 'node:events';
import WebSocket from 'ws';
import { TOLD_MS, type Told, type Watch } from './link.ts';
import { createToldList } from './told-list.ts';

/** A message that is longer ends the connection, in bytes. */
const MESSAGE_LIMIT = 1024 * 1024;

/** Where it is told, and how each message is read; one that tells nothing of agents gives nothing. */
export interface Listening {
  readonly url: URL | string;
  readonly headers: Readonly<Record<string, string>>;
  /** The authority that vouches for the server, PEM; undefined: TLS is not spoken. */
  readonly ca?: string | undefined;
  read(message: string): readonly Told[];
}

/** Rejects where nobody lets it in. */
export async function watchSocket({ url, headers, ca, read }: Listening): Promise<Watch> {
  const socket = new WebSocket(url, {
    ...{ maxPayload: MESSAGE_LIMIT, perMessageDeflate: false, handshakeTimeout: TOLD_MS, headers },
    ...(ca !== undefined && { ca }),
  });
  const told = createToldList();
  let pings = 0;
  const isOpen = once(socket, 'open');
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    const [one] = read(String(data));
    told.add(one);
  });
  await isOpen;
  return {
    /** A ping is answered behind whatever was told before. */
    async told() {
      pings += 1;
      await answered(socket, String(pings));
      return told.all();
    },
    close: () => socket.terminate(),
  };
}

function answered(socket: WebSocket, ping: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = () => conclude(() => reject(new Error('The CTI server broke off the connection of its listener.')));
    const pong = (data: Buffer) => String(data) === ping && conclude(resolve);
    const timer = setTimeout(() => conclude(() => reject(new Error('The listener hears nothing more.'))), TOLD_MS);
    function conclude(how: () => void): void {
      clearTimeout(timer);
      socket.off('close', gone).off('pong', pong);
      how();
    }
    if (socket.readyState !== WebSocket.OPEN) return gone();
    socket.on('close', gone).on('pong', pong);
    socket.ping(ping);
  });
}
