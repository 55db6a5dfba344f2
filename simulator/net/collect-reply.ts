// One connection as a client has it: bytes are sent, and what comes back is kept as it came, until the other side has
// closed. Nothing is read into it; how it ended is part of what is found, and never thrown.

import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Address } from './listener.ts';

/** `refused`: there was no connection. `distrusted`: the certificate is not to be trusted. `silent`: it was still open when
 * the time was over. `tooLong`: more came than is kept. */
export const REPLY_ENDS = ['closed', 'reset', 'refused', 'distrusted', 'silent', 'tooLong'] as const;

type ReplyEnd = (typeof REPLY_ENDS)[number];

export interface CollectedReply {
  readonly bytes: Buffer;
  readonly end: ReplyEnd;
  /** Wire time from the first byte sent to the end, in milliseconds. */
  readonly tookMs: number;
}

export interface Sending {
  readonly bytes: Uint8Array;
  /** The authority to trust, PEM: the connection is TLS where it is given. */
  readonly ca: string | undefined;
  readonly timeoutMs: number;
  /** How many bytes are kept; where more come the connection is cut. */
  readonly limit: number;
}

/** Sends `bytes` to `address`, and resolves with what came back when that is over. */
export function collectReply(address: Address, { bytes, ca, timeoutMs, limit }: Sending): Promise<CollectedReply> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const chunks: Buffer[] = [];
    let [length, isConnected] = [0, false];
    const end = (how: ReplyEnd) => {
      clearTimeout(timer);
      socket
        .removeAllListeners()
        .on('error', () => undefined)
        .destroy();
      resolve({ bytes: Buffer.concat(chunks).subarray(0, limit), end: how, tookMs: performance.now() - begun });
    };
    const timer = setTimeout(() => end('silent'), timeoutMs);
    const begin = () => {
      isConnected = true;
      socket.write(bytes);
    };
    const socket = open(address, ca, begin)
      .on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > limit) end('tooLong');
      })
      .on('error', ({ code }: NodeJS.ErrnoException) => end(endOf(code, isConnected)))
      .on('close', () => end('closed'));
  });
}

const endOf = (code: string | undefined, isConnected: boolean): ReplyEnd =>
  isConnected ? 'reset' : code === 'ECONNREFUSED' || code === 'ECONNRESET' ? 'refused' : 'distrusted';

function open({ host, port }: Address, ca: string | undefined, begin: () => void): Socket {
  if (ca === undefined) return connect({ host, port }, begin);
  return connectTls({ host, port, ca, servername: isIP(host) === 0 ? host : undefined }, begin);
}
