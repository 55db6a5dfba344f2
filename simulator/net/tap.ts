// The tap on a connection: for as long as one reply is written, it holds what goes out. Meanwhile nobody else writes:
// a connection answers one request after the other.

import type { Socket } from 'node:net';
import type { Outlet } from './delivery.ts';

export interface Tap extends Outlet {
  /** What has been written since the tap was put on. */
  bytes(): Buffer;
  /** Takes the tap off; whoever wrote hears now that it is done. */
  release(): void;
}

/** Holds what is written to `socket` from now on. */
export function tap(socket: Socket): Tap {
  const chunks: Buffer[] = [];
  const written: (() => void)[] = [];
  const own = Object.getOwnPropertyDescriptor(socket, 'write');
  const write = socket.write.bind(socket);
  socket.write = ((chunk: string | Uint8Array, encoding?: unknown, done?: unknown) => {
    chunks.push(toBuffer(chunk, encoding));
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') written.push(callback as () => void);
    return true;
  }) as Socket['write'];
  return {
    socket,
    write: (bytes) => void write(bytes),
    bytes: () => Buffer.concat(chunks),
    release() {
      if (own === undefined) delete (socket as Partial<Socket>).write;
      else Object.defineProperty(socket, 'write', own);
      for (const callback of written.splice(0)) callback();
    },
  };
}

function toBuffer(chunk: string | Uint8Array, encoding: unknown): Buffer {
  if (typeof chunk !== 'string') return Buffer.from(chunk);
  return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
}
