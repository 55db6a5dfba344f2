// A connection to the CTI server that is held open and over which nothing is said: what a session takes.

import { once } from 'node:events';
import { connect } from 'node:net';
import type { Server } from './bare.ts';

export interface OpenSession {
  close(): Promise<void>;
}

export async function keepOpen({ url, host, port }: Server): Promise<OpenSession> {
  const at =
    url === undefined ? { host, port } : { host: new URL(String(url)).hostname, port: new URL(String(url)).port };
  const socket = connect({ host: String(at.host), port: Number(at.port) }).unref();
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  return {
    async close() {
      socket.destroy();
    },
  };
}
