// A plain connection to a CTI server, over TLS where there is an authority that vouches for it, and what is said of one that fails.
// It must not know any dialect.

import { connect, type Socket } from 'node:net';
import { connect as connectOverTls } from 'node:tls';

export interface SocketServer {
  readonly host: string;
  readonly port: number;
  /** The authority that vouches for the server, PEM; undefined: TLS is not spoken. */
  readonly ca?: string | undefined;
}

export function connectTo({ host, port, ca }: SocketServer): Socket {
  const address = { host, port, noDelay: true };
  return ca === undefined ? connect(address) : connectOverTls({ ...address, ca });
}

/** Rejects when `signal` aborts, whatever becomes of the work. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(noAnswer());
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

export const notOfTheProtocol = () => new Error("The CTI server's answer is not of its protocol.");

export const tooLarge = () => new Error('The CTI server answered with more than 1 MiB.');

export const noAnswer = () => new Error('The CTI server does not answer.');

export const brokenOff = (code = 'ECONNRESET') => new Error(`The CTI server broke the connection off (${code}).`);

export const failureOf = ({ code = 'unknown' }: NodeJS.ErrnoException) =>
  code === 'ECONNRESET' || code === 'EPIPE'
    ? brokenOff(code)
    : new Error(`The CTI server cannot be reached (${code}).`);
