// Where the CTI server listens and what the connector is told of that, where the two are not on one machine.

import { lookup } from 'node:dns/promises';
import { isLoopback } from '../../drivers/loopback.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { Reach } from '../../report-model/run-report.ts';

export interface ListenAddress {
  readonly host: string;
  /** 0 finds a free one. */
  readonly port: number;
}

/** `10.0.0.5:7071` or `[::]:7071` as an address; without a port it is a free one. Throws `InvalidSetting`. */
export function readListen(text: string): ListenAddress {
  const {
    v6,
    name,
    port = '0',
  } = /^(?:\[(?<v6>[^\]]+)\]|(?<name>(?!\d+$)[^:[\]\s/]+))(?::(?<port>\d{1,5}))?$/.exec(text)?.groups ?? {};
  const host = v6 ?? name;
  if (host !== undefined && Number(port) <= 65_535) return { host, port: Number(port) };
  throw new KitFailure('InvalidSetting', `--listen takes HOST or HOST:PORT, not ${JSON.stringify(text)}.`, {
    hint: 'For example: --listen 0.0.0.0:7071',
  });
}

type Server = Readonly<Record<string, unknown>>;

/** What the connector is told of the CTI server: its own word, or the advertised address in its place. */
export function advertised(server: Server, { advertise }: Reach = {}): Server {
  if (advertise === undefined) return server;
  const address = new URL(advertise);
  return mapValues(server, (name, value) => replace(name, value, address));
}

/**
 * What a simulator whose main port is at `url` tells of its CTI server, as seen from here: on another machine its loopback is
 * the address of that machine, and not its name, which the CTI server may not know for its own.
 */
export async function seenFromHere(server: Server, url: string): Promise<Server> {
  const { hostname } = new URL(url);
  if (isLoopback(hostname)) return server;
  const { address, family } = await lookup(hostname.replace(/^\[(.*)\]$/, '$1'));
  return mapValues(server, (name, value) => {
    if (name === 'host') return isLoopback(String(value)) ? address : value;
    if (!isUrl(value) || !isLoopback(new URL(value).hostname)) return value;
    const { protocol, port } = new URL(value);
    const [scheme, usual] = /^(https|wss):$/.test(protocol) ? ['https', 443] : ['http', 80];
    const authority = `${family === 6 ? `[${address}]` : address}:${port || usual}`;
    return replace(name, value, new URL(`${scheme}://${authority}`));
  });
}

const isUrl = (value: unknown): value is string => typeof value === 'string' && /^(https?|wss?):\/\//.test(value);

const mapValues = (server: Server, change: (name: string, value: unknown) => unknown): Server =>
  Object.fromEntries(Object.entries(server).map(([name, value]) => [name, change(name, value)]));

/** URLs keep the path below the address; a host and a port are taken from it. */
function replace(name: string, value: unknown, address: URL): unknown {
  if (name === 'host') return address.hostname;
  if (name === 'port') return Number(address.port || (address.protocol === 'https:' ? 443 : 80));
  if (!isUrl(value)) return value;
  const { protocol, pathname, search } = new URL(value);
  const isSecure = address.protocol === 'https:';
  const scheme = protocol.startsWith('ws') ? (isSecure ? 'wss:' : 'ws:') : address.protocol;
  const path = `${address.pathname.replace(/\/$/, '')}${pathname}`.replace(/\/$/, '');
  return `${scheme}//${address.host}${path}${search}`;
}
