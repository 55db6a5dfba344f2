// A wire between browser and simulator that a test can cut and mend: every connection is passed on, until it is cut.

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { TestContext } from 'node:test';

export interface TestWire {
  readonly url: string;
  /** Where connections go from now on. */
  leadTo(port: number): void;
  /** Cuts every connection, and refuses new ones until it is mended. */
  cut(): void;
  mend(): void;
}

/** A wire that is gone when the test is over. */
export async function layWire(t: Pick<TestContext, 'after'>): Promise<TestWire> {
  const sockets = new Set<Socket>();
  let [port, isCut] = [0, false];
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy()).on('close', () => sockets.delete(socket) && other.destroy());
    }
  });
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.close();
    cutAll();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(to) {
      port = to;
    },
    cut() {
      isCut = true;
      cutAll();
    },
    mend() {
      isCut = false;
    },
  };
}
