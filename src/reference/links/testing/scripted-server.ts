// A server over a real socket that greets, and is told of each message as it came. For tests only.

import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { TestContext } from 'node:test';

/** Nothing is said, and the connection stays. */
export const SILENCE = '';

export interface Conversation {
  /** Said to whoever comes. */
  readonly banner: string;
  /** What ends a message. */
  readonly end: string;
  /** What is said to a message. */
  says(message: string, socket: Socket): string | Buffer;
}

/** Serves until the test is over. */
export async function serveScripted(t: Pick<TestContext, 'after'>, { banner, end, says }: Conversation) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    socket.write(banner);
    let rest = '';
    socket.on('data', (bytes) => {
      const messages = `${rest}${bytes}`.split(end);
      rest = messages.pop() ?? '';
      for (const message of messages) socket.write(says(message, socket));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return { host: '127.0.0.1', port, sockets, close: () => void server.close() };
}
