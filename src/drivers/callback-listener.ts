// Where a service posts its events and logs: a listener for one life of the connector, at a path that nobody can guess.

import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { KitFailure } from '../report-model/failure.ts';
import { LINE_LIMIT } from './json-rpc.ts';

export interface CallbackAddress {
  /** Where the kit listens; loopback where it is absent. */
  readonly host?: string | undefined;
  /** How the service reaches it, from wherever it is. Its port is the one that is listened at; absent: a free one. */
  readonly advertise?: string | undefined;
  /** Names besides `localhost`, the addresses and the advertised one that a request may be addressed to. */
  readonly allowHosts?: readonly string[] | undefined;
}

export interface Callbacks {
  /** What the service is told. */
  readonly url: string;
  stop(): void;
}

export interface CallbackListener {
  /** What was posted. */
  onText(text: string): void;
  /** What was posted amiss; the end of a sentence. */
  onBreach(why: string): void;
  /** What was turned away, as a line for the log. */
  onVariant(line: string): void;
}

/** Listens until it is stopped. Throws `CallbackNotPossible`. */
export async function listenForCallbacks(address: CallbackAddress, listener: CallbackListener): Promise<Callbacks> {
  const { host = '127.0.0.1', advertise, allowHosts = [] } = address;
  const base = advertise === undefined ? undefined : new URL(advertise);
  const path = `/${randomBytes(12).toString('hex')}`;
  const names = new Set(
    [...allowHosts, ...(base === undefined ? [] : [base.hostname])].map((name) => name.toLowerCase()),
  );
  const server = createServer((request, response) => void answer(request, response, { path, names, listener }));
  const port = await listen(server, host, base === undefined ? 0 : portOf(base));
  const own = `http://${reachable(host)}:${port}`;
  return {
    url: `${(base?.href ?? own).replace(/\/$/, '')}${path}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Who listens everywhere is reached at loopback, as far as the kit can tell. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return isIP(host) === 6 ? `[${host}]` : host;
}

const portOf = ({ port, protocol }: URL): number => Number(port || (protocol === 'https:' ? 443 : 80));

function listen(server: ReturnType<typeof createServer>, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: NodeJS.ErrnoException) =>
      reject(
        new KitFailure(
          'CallbackNotPossible',
          `The kit cannot listen for callbacks at ${host}:${port} (${cause.code}).`,
          {
            hint: 'Choose another port in --callback-advertise, or a host of this machine in --listen.',
            cause,
          },
        ),
      );
    server.once('error', refuse).listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

interface Rules {
  readonly path: string;
  readonly names: ReadonlySet<string>;
  readonly listener: CallbackListener;
}

async function answer(request: IncomingMessage, response: ServerResponse, { path, names, listener }: Rules) {
  const { method, url = '', headers } = request;
  const host = hostnameOf(headers.host ?? '');
  if (!isOwnName(host) && !names.has(host)) {
    listener.onVariant(`A callback to the host ${host} was turned away: --allow-host ${host} lets it in.`);
    return end(response, 421);
  }
  if (!url.split('?')[0]?.endsWith(path)) return end(response, 404);
  if (method !== 'POST') return end(response, 405);
  const text = await readBody(request).catch(() => undefined);
  if (text === undefined) {
    listener.onBreach(`the connector posted more than ${LINE_LIMIT} bytes to its callbackUrl, or only half of them`);
    return end(response, 413);
  }
  listener.onText(text);
  return end(response, 204);
}

const hostnameOf = (host: string): string =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();

/** Nobody can make a browser or a proxy mistake an address for somebody else's name. */
const isOwnName = (host: string): boolean => host === 'localhost' || isIP(host) !== 0;

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Length': 0, ...(status === 413 ? { Connection: 'close' } : {}) }).end();
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LINE_LIMIT) throw new Error('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
