// Whom a port takes a request from that asks for a token: whoever shows it, as a bearer token, or as the password that a
// browser asks a person for.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Failure } from './failure.ts';

/** What a header can carry as it is. */
const TOKEN = /^[\x21-\x7e]+$/;

/** Lets in whoever shows `token`; everybody, where there is none. Throws `InvalidSetting` where nobody could show it. */
export function createTokenCheck(token: string | undefined): (headers: IncomingHttpHeaders) => void {
  if (token === undefined) return () => undefined;
  if (!TOKEN.test(token))
    throw new Failure('InvalidSetting', 'The control token takes printable ASCII characters without blanks.');
  const wanted = digestOf(token);
  return ({ authorization = '' }) => {
    if (!timingSafeEqual(digestOf(tokenIn(authorization)), wanted))
      throw new Failure('ControlUnauthorised', 'This port asks for the token that the simulator was started with.');
  };
}

/**
 * Whether a token is shown as a bearer, right or wrong. No browser does so by itself, for a page of whatever name: its user
 * is asked for a password, which it then shows as that.
 */
export const showsBearer = ({ authorization = '' }: IncomingHttpHeaders): boolean => /^bearer /i.test(authorization);

function tokenIn(authorization: string): string {
  const [, scheme = '', value = ''] = /^(bearer|basic) +(\S*)$/i.exec(authorization) ?? [];
  if (scheme.toLowerCase() !== 'basic') return value;
  return Buffer.from(value, 'base64')
    .toString('latin1')
    .replace(/^[^:]*:?/, '');
}

/** Of one length, so that the comparison takes one time. */
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
