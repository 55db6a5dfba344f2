// Whom a port takes a request from that asks for a token: whoever shows it, as a bearer token, or as the password that a
// browser asks a person for.

import { createHash, timingSafeEqual } from 'node:crypto';
import { Failure } from './failure.ts';
import type { HostCheck } from './host-check.ts';

/** What a header can carry as it is. */
const TOKEN = /^[\x21-\x7e]+$/;

/** Lets in whoever shows `token`; everybody, where there is none. Throws `InvalidSetting` where nobody could show it. */
export function createTokenCheck(token: string | undefined): HostCheck {
  if (token === undefined) return () => undefined;
  if (!TOKEN.test(token))
    throw new Failure('InvalidSetting', 'The control token takes printable ASCII characters without blanks.');
  const wanted = digestOf(token);
  return ({ authorization = '' }) => {
    if (!timingSafeEqual(digestOf(tokenIn(authorization)), wanted))
      throw new Failure('ControlUnauthorised', 'This port asks for the token that the simulator was started with.');
  };
}

function tokenIn(authorization: string): string {
  const [, scheme = '', value = ''] = /^(bearer|basic) +(\S*)$/i.exec(authorization) ?? [];
  if (scheme.toLowerCase() !== 'basic') return value;
  return Buffer.from(value, 'base64')
    .toString('latin1')
    .replace(/^[^:]*:?/, '');
}

/** Of one length, so that the comparison takes one time. */
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
