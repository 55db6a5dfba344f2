// Listening on a WebSocket: texts as they come, until it breaks or is closed. It must not know any dialect.

import WebSocket from 'ws';
import type { Listening } from '../event-link.ts';

/** A message that is longer ends the connection, in bytes. */
const LARGEST = 1024 * 1024;

export interface SocketPlace {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Over TLS: the authority that vouches for it, PEM, and nobody else. */
  readonly ca: string | undefined;
}

/** Resolves when it is open; rejects where it is not before `signal` aborts. `lost` is not called where it was closed. */
export function listenOn(
  { url, headers, ca }: SocketPlace,
  { hear, lost }: { hear(text: string): void; lost(): void },
  signal: AbortSignal,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, {
      ...{ headers, maxPayload: LARGEST, perMessageDeflate: false },
      ...(ca !== undefined && { ca }),
    });
    let isOpen = false;
    let isClosed = false;
    const giveUp = () => socket.terminate();
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    socket
      .on('open', () => {
        isOpen = true;
        signal.removeEventListener('abort', giveUp);
        resolve({
          close() {
            isClosed = true;
            socket.terminate();
          },
        });
      })
      .on('message', (data) => void (isClosed || hear(String(data))))
      .on('error', ({ code = 'it was not let in' }: NodeJS.ErrnoException) =>
        reject(new Error(`The CTI server cannot be listened to ${signal.aborted ? 'in time' : `(${code})`}.`)),
      )
      .on('close', () => {
        reject(new Error('The CTI server cannot be listened to: it ended the connection.'));
        if (isOpen && !isClosed) lost();
      });
  });
}
