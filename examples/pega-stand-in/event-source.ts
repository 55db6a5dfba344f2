// What a Pega server does not have: a program beside it that holds the connection on which the native dialect tells of a
// device, and posts each message to the server's service for events, one behind the other. It reads nothing in them but their
// number, to listen on behind the last one after a loss. A switch that posts its events itself needs none.

import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { authorizationOf, type CtiServer, mapped, RESPONSE_TIMEOUT_MS } from './connect-rest.ts';

/** How long to wait before a lost connection is opened anew, in milliseconds: twice as long each time. */
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 1_000;
const LARGEST_MESSAGE = 1024 * 1024;

export interface EventSource {
  close(): void;
}

/** Resolves once the CTI server lets it listen to `dn`; rejects where it does not. */
export async function openEventSource(
  server: CtiServer,
  dn: string,
  post: (text: string) => Promise<void>,
): Promise<EventSource> {
  let last: number | undefined;
  let isClosed = false;
  let socket: WebSocket | undefined;
  let posting: Promise<void> = Promise.resolve();

  function hear(text: string): void {
    const { number, code } = mapped(text);
    if (typeof number === 'number') last = Math.max(last ?? 0, number);
    if (code === 'EventsGone') last = undefined;
    posting = posting.then(() => post(text)).catch(() => undefined);
  }

  async function open(): Promise<void> {
    const url = new URL(server.eventsUrl);
    url.searchParams.set('dn', dn);
    if (last !== undefined) url.searchParams.set('after', String(last));
    const opening = new WebSocket(url, {
      headers: authorizationOf(server),
      handshakeTimeout: RESPONSE_TIMEOUT_MS,
      maxPayload: LARGEST_MESSAGE,
      ...(server.ca !== undefined && { ca: server.ca }),
    });
    opening.on('message', (data) => hear(String(data)));
    await new Promise<void>((resolve, reject) => opening.on('open', resolve).on('error', reject));
    socket = opening.on('close', () => void openAgain());
    if (isClosed) opening.terminate();
  }

  async function openAgain(): Promise<void> {
    for (let waitMs = FIRST_WAIT_MS; !isClosed; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
      await sleep(waitMs, undefined, { ref: false });
      try {
        return await open();
      } catch {
        // It is tried again.
      }
    }
  }

  await open();
  return {
    close() {
      isClosed = true;
      socket?.terminate();
    },
  };
}
