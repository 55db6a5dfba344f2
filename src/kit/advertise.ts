// Where the CTI server listens and what the connector is told of that, where the two are not on one machine.

import { KitFailure } from '../contract/failure.ts';
import type { Reach } from '../contract/run-report.ts';

export interface ListenAddress {
  readonly host: string;
  /** 0 finds a free one. */
  readonly port: number;
}

/** `10.0.0.5:7071` or `[::]:7071` as an address. Throws `InvalidSetting`. */
export function readListen(text: string): ListenAddress {
  const {
    v6,
    name,
    port = '',
  } = /^(?:\[(?<v6>[^\]]+)\]|(?<name>[^:[\]\s]+)):(?<port>\d{1,5})$/.exec(text)?.groups ?? {};
  const host = v6 ?? name;
  if (host !== undefined && Number(port) <= 65_535) return { host, port: Number(port) };
  throw new KitFailure('InvalidSetting', `--listen takes HOST:PORT, not ${JSON.stringify(text)}.`, {
    hint: 'For example: --listen 0.0.0.0:7071',
  });
}

/** What the connector is told of the CTI server: its own word, or the advertised address in its place. */
export function advertised(
  server: Readonly<Record<string, unknown>>,
  { advertise, listen }: Reach = {},
): typeof server {
  const address = advertise === undefined ? reachable(server, listen) : new URL(advertise);
  if (address === undefined) return server;
  const replaced = Object.entries(server).map(([name, value]) => [name, replace(name, value, address)]);
  return Object.fromEntries(replaced);
}

/** Who listens everywhere is told of at loopback. */
function reachable(server: Readonly<Record<string, unknown>>, listen: string | undefined): URL | undefined {
  const { host, port } = listen === undefined ? {} : readListen(listen);
  const loopback = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : undefined;
  if (loopback === undefined) return undefined;
  const own = typeof server.url === 'string' ? new URL(server.url).port : (server.port ?? port);
  return new URL(`http://${loopback}:${own}`);
}

/** URLs keep the path below the address; a host and a port are taken from it. */
function replace(name: string, value: unknown, address: URL): unknown {
  if (name === 'host') return address.hostname;
  if (name === 'port') return Number(address.port || (address.protocol === 'https:' ? 443 : 80));
  if (typeof value !== 'string' || !/^(https?|wss?):\/\//.test(value)) return value;
  const { protocol, pathname, search } = new URL(value);
  const isSecure = address.protocol === 'https:';
  const scheme = protocol.startsWith('ws') ? (isSecure ? 'wss:' : 'ws:') : address.protocol;
  const path = `${address.pathname.replace(/\/$/, '')}${pathname}`.replace(/\/$/, '');
  return `${scheme}//${address.host}${path}${search}`;
}
