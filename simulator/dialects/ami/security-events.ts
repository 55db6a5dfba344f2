// Who logged in to the Manager Interface, for those who may hear of it.

import type { Socket } from 'node:net';
import type { Account } from './classes.ts';
import type { Headers } from './codec.ts';
import type { AmiEvent } from './context.ts';

/** `number` is the connection's, `now` wire time in milliseconds. */
export function successfulAuth(
  { localAddress, localPort, remoteAddress, remotePort, remoteFamily }: Socket,
  { username }: Account,
  { number, now }: { readonly number: number; readonly now: number },
): AmiEvent {
  const family = remoteFamily === 'IPv6' ? 'IPV6' : 'IPV4';
  const at = new Date(now).toISOString().replace('Z', '+0000');
  const headers: Headers = [
    ['EventTV', at],
    ['Severity', 'Informational'],
    ['Service', 'AMI'],
    ['EventVersion', 1],
    ['AccountID', username],
    ['SessionID', `0x${number.toString(16)}`],
    ['LocalAddress', `${family}/TCP/${localAddress}/${localPort}`],
    ['RemoteAddress', `${family}/TCP/${remoteAddress}/${remotePort}`],
    ['UsingPassword', 0],
    ['SessionTV', at],
  ];
  return { name: 'SuccessfulAuth', eventClass: 'security', headers: () => headers };
}
