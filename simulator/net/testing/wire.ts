// What the tests of the wire share: a client over a bare socket that keeps what comes and sees how it ends, and an HTTP
// port whose answers go out as the test says.

import { once } from 'node:events';
import { connect } from 'node:net';
import type { TestContext } from 'node:test';
import { connect as connectOverTls } from 'node:tls';
import { answerFailures, serveRoutes } from '../../http-api/http.ts';
import { type HttpPort, type RequestLimits, serveHttp } from '../../http-api/port.ts';
import type { Route } from '../../http-api/route-docs.ts';
import type { Sending } from '../delivery.ts';
import type { HttpDelivery } from '../http-message.ts';

type Cleaner = Pick<TestContext, 'after'>;

export type RawClient = ReturnType<typeof rawClient>;

/** Connects to `port` and keeps all that comes; over TLS where it is said whom to trust. */
export function rawClient(t: Cleaner, port: number, ca?: string) {
  const address = { port, host: '127.0.0.1' };
  const socket = ca === undefined ? connect(address) : connectOverTls({ ...address, ca });
  t.after(() => socket.destroy());
  let text = '';
  let pieces = 0;
  let fault: string | undefined;
  const connected = new Promise<void>((resolve) =>
    socket.once(ca === undefined ? 'connect' : 'secureConnect', () => resolve()),
  );
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk;
    pieces += 1;
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    fault ??= error.code;
  });
  /** Resolves when more has come; fails where the connection has ended. */
  async function more(): Promise<void> {
    if (socket.closed) throw new Error(`It ended (${fault ?? 'in order'}) with ${JSON.stringify(text)}.`);
    await Promise.race([once(socket, 'data').catch(() => undefined), closed]);
  }
  return {
    socket,
    connected,
    send: (bytes: string) => void socket.write(bytes),
    /** What has come until now. */
    text: () => text,
    /** In how many pieces it has come. */
    pieces: () => pieces,
    more,
    /** Resolves when `words` have come; fails where the connection ends without. */
    async upTo(words: string): Promise<string> {
      while (!text.includes(words)) await more();
      return text;
    },
    /** How it ended, in order or with what error, and all that came. */
    async end(): Promise<{ how: string; text: string }> {
      await closed;
      return { how: fault ?? 'in order', text };
    },
  };
}

export interface FaultyPort {
  /** How the answers to requests go out from now on; undefined: as they are. */
  sending?: ((reply: Uint8Array) => Sending) | undefined;
  /** What is done in place of an answer. */
  instead?: Sending | undefined;
  /** How long requests may take to arrive. */
  readonly limits?: RequestLimits;
  /** Takes over who asks to become a WebSocket. */
  readonly onUpgrade?: HttpPort['onUpgrade'];
}

/** An HTTP port that answers `GET /{words}` with the words. */
export async function faultyPort(t: Cleaner, injected: FaultyPort = {}) {
  const asked: string[] = [];
  const route: Route = {
    method: 'GET',
    path: '/:words',
    handle: ({ params }) => ({ status: 200, text: params.words }),
  };
  const app = serveRoutes([route], async (request, handle): Promise<HttpDelivery> => {
    asked.push(request.url);
    const { sending, instead } = injected;
    if (instead !== undefined) return { instead };
    const delivery = await answerFailures(request, handle);
    return { ...delivery, sending };
  });
  const listener = await serveHttp(
    { host: '127.0.0.1', port: 0 },
    { app, limits: injected.limits, onUpgrade: injected.onUpgrade },
  );
  t.after(listener.stop);
  return { ...listener, asked, injected };
}

/** A request as bytes. */
export const get = (words: string, headers = ''): string =>
  `GET /${words} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;

/** What holds this process awake and is no pipe, socket of another test or listener: timers. */
export const timers = (): number => process.getActiveResourcesInfo().filter((what) => what === 'Timeout').length;
