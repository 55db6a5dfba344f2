// Whom a port takes a request from, as far as browsers are concerned: no name that somebody else's DNS has pointed here,
// and no page but its own. Programs that send no Origin are not asked for one.

import type { IncomingHttpHeaders } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { Failure } from './failure.ts';
import { hostnameOf } from './host-names.ts';

/** Throws `HostNotAllowed` or `OriginNotAllowed`. With `anyName` no name is unknown. */
export type HostCheck = (headers: IncomingHttpHeaders, anyName?: boolean) => void;

/**
 * Lets in what is addressed to localhost, to an IP address, to the name that is listened at or to one of `allowed`, and
 * comes from a page of that same address or of one of `allowed`, or from no page at all.
 */
export function createHostCheck(listensAt: string, allowed: readonly string[] = []): HostCheck {
  const known = new Set(allowed.map((name) => hostnameOf(name.toLowerCase())));
  let letIn: string | undefined;
  return ({ host = 'localhost', origin }, anyName = false) => {
    if (host === letIn && origin === undefined) return;
    const name = hostnameOf(host.toLowerCase());
    if (!anyName && !isOwnName(name) && name !== listensAt.toLowerCase() && !known.has(name))
      throw new Failure('HostNotAllowed', `${JSON.stringify(host)} is not a name that is served here.`);
    if (origin !== undefined && !isOfPage(origin, host) && !known.has(hostnameIn(origin)))
      throw new Failure('OriginNotAllowed', `A page of ${JSON.stringify(origin)} may not use what is served here.`);
    if (!anyName) letIn = host;
  };
}

/** Host names as `a, b` lists them. */
export const namesIn = (list: string | undefined): readonly string[] =>
  (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Nobody can make a browser mistake an address for somebody else's name. */
const isOwnName = (name: string): boolean => name === 'localhost' || isIP(name) !== 0;

/** Whether a page of `origin` was served from `host`, its port included. */
function isOfPage(origin: string, host: string): boolean {
  if (!/^https?:\/\//.test(origin) || !URL.canParse(origin)) return false;
  const { protocol, host: own } = new URL(origin);
  const target = `${protocol}//${host}`;
  return URL.canParse(target) && new URL(target).host === own;
}

const hostnameIn = (origin: string): string =>
  URL.canParse(origin) ? hostnameOf(new URL(origin).hostname.toLowerCase()) : '';

const HTTP_REQUEST = /^[A-Z]+ \S+ HTTP\/\d/;

/** What is between a request's method and its version, but for its first character: it can be of any length. */
const TARGET = /(?<=^[A-Z]+ \S)\S+/;

/** A line that is longer besides its target is none of HTTP. */
const LOOK_LIMIT = 1024;

/** Cuts a connection that begins with an HTTP request: a web page can send one to any port, with any text behind it. */
export function refuseHttp(socket: Socket): void {
  let read = '';
  const look = (bytes: Buffer) => {
    read = (read + bytes.toString('latin1')).replace(TARGET, '');
    if (HTTP_REQUEST.test(read)) socket.destroy();
    else if (read.includes('\n') || read.length > LOOK_LIMIT) socket.off('data', look);
  };
  socket.on('data', look);
}
