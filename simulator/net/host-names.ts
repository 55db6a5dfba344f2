// Addresses as people and URLs write them: where a port listens, and where whoever wants it finds it. No name is looked up.

import { isIP } from 'node:net';
import { Failure } from './failure.ts';

export const LOOPBACK = '127.0.0.1';

/** `text` as something to listen on: an address, `[::]` and `::` alike, or a name. Throws `InvalidSetting`. */
export function readHost(text: string): string {
  const host = text.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (isIP(host) === 6) return shortened(host);
  if (isIP(host) === 4 || /^(?!\d+$)[\w-]+(\.[\w-]+)*$/.test(host)) return host;
  const wrong = `--listen takes an address or a name of this machine, not ${JSON.stringify(text)}`;
  throw new Failure('InvalidSetting', `${wrong}: --port and --native-port say at which ports.`);
}

/** Of `host:port` or `[host]:port` the host alone; an IPv6 address without brackets is one already. */
export const hostnameOf = (host: string): string =>
  isIP(host) === 6 ? host : host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');

/** `0:0:0:0:0:0:0:1` is `::1`. */
function shortened(host: string): string {
  const url = `http://[${host}]`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : host;
}

/** Whether only this machine reaches it; of a name other than localhost nobody knows. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** Whether a URL of that host name stays on this machine, or goes to one of `allowed`. */
export const namesThisMachine = (hostname: string, allowed: readonly string[]): boolean =>
  isLoopback(hostnameOf(hostname)) || allowed.some((name) => hostnameOf(name.toLowerCase()) === hostnameOf(hostname));

/** Where this machine finds whoever listens at `host`: who listens at every address is at loopback, too. */
export function foundAt(host: string): string {
  if (host === '0.0.0.0') return LOOPBACK;
  return host === '::' ? '::1' : host;
}

/** `host:port` as it stands in a URL. */
export const authorityOf = ({ host, port }: { readonly host: string; readonly port: number }): string =>
  `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
