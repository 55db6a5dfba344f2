// Who logged in to the Manager Interface, and who sent what is no action, for those who may hear of it.

import type { Socket } from 'node:net';
import type { Account } from './classes.ts';
import type { Headers } from './codec.ts';
import type { AmiEvent } from './context.ts';
import { beginningIn } from './names.ts';

/** Whose doing it is. */
interface About {
  readonly socket: Socket;
  /** The connection's. */
  readonly number: number;
  /** Wire time in milliseconds. */
  readonly now: number;
}

export function successfulAuth(about: About, { username }: Account): AmiEvent {
  const headers: Headers = [
    ...began(about, 'Informational'),
    ['AccountID', username],
    ...whereOf(about),
    ['UsingPassword', 0],
    ['SessionTV', timeOf(about.now)],
  ];
  return { name: 'SuccessfulAuth', eventClass: 'security', headers: () => headers };
}

/** `since` is when `account` logged in; without one nobody has. */
export function badFormat(
  about: About,
  action: string,
  { username, since }: { username: string; since: number },
): AmiEvent {
  const headers: Headers = [
    ...began(about, 'Error'),
    ...whereOf(about),
    ['RequestType', beginningIn(`Action: ${action}`, REQUEST_TYPE_BYTES)],
    ['SessionTV', timeOf(since)],
    ['AccountID', username],
  ];
  return { name: 'RequestBadFormat', eventClass: 'security', headers: () => headers };
}

/** As many bytes of what was asked for Asterisk has room for. */
const REQUEST_TYPE_BYTES = 63;

const began = ({ now }: About, severity: string): Headers => [
  ['EventTV', timeOf(now)],
  ['Severity', severity],
  ['Service', 'AMI'],
  ['EventVersion', 1],
];

const timeOf = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('Z', '+0000');

function whereOf({ socket, number }: About): Headers {
  const { localAddress, localPort, remoteAddress, remotePort, remoteFamily } = socket;
  const family = remoteFamily === 'IPv6' ? 'IPV6' : 'IPV4';
  return [
    ['SessionID', `0x${number.toString(16)}`],
    ['LocalAddress', `${family}/TCP/${localAddress}/${localPort}`],
    ['RemoteAddress', `${family}/TCP/${remoteAddress}/${remotePort}`],
  ];
}
