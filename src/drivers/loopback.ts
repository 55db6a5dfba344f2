// This machine as it reaches itself: by `localhost`, at either of two addresses, and past every proxy.

import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';

/** Whether `host`, a name or an address as it stands in a URL or alone, is this machine's loopback. */
export function isLoopback(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return address === 'localhost' || address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}

const LOOPBACK = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/**
 * Looks names up for a connection. `localhost` is both loopback addresses, whatever the resolver makes of it: a machine may
 * know it as `::1` alone while the server listens at `127.0.0.1`, or the other way round. Both are tried.
 */
export const lookup: LookupFunction = (hostname, options, callback) => {
  if (hostname.toLowerCase() !== 'localhost') return dns.lookup(hostname, options, callback);
  const [first = { address: '127.0.0.1', family: 4 }] = LOOPBACK;
  if (options.all) callback(null, LOOPBACK);
  else callback(null, first.address, first.family);
};

const PROXIES = /^(https?_proxy|all_proxy|node_use_env_proxy)$/i;
const NO_PROXY = /^no_proxy$/i;

/** The environment `env` for a connector: where it names a proxy, not for the CTI server on this machine. */
export function pastProxies(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = Object.keys(env);
  if (!names.some((name) => PROXIES.test(name))) return env;
  const excepted = names.filter((name) => NO_PROXY.test(name)).map((name) => env[name] ?? '');
  const list = [...excepted.filter((hosts) => hosts !== ''), 'localhost,127.0.0.1,::1'].join(',');
  const others = Object.fromEntries(Object.entries(env).filter(([name]) => !NO_PROXY.test(name)));
  return { ...others, NO_PROXY: list, no_proxy: list };
}
