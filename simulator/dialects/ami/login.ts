// Logging in to the Manager Interface: by secret, or by what a challenge and the secret come to.

import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { bytesIn } from '../../net/byte-text.ts';
import { type Account, type Mask, NOTHING, readMask } from './classes.ts';
import { type Packet, valueIn } from './codec.ts';
import { failure, type Reply } from './context.ts';

/** How long whoever gives a wrong secret waits for the answer, in milliseconds of wire time. */
const PENALTY_MS = 1000;
/** So many wrong ones for an account in so many milliseconds, and it is shut until they are over; others are not. */
export const STORM = { count: 50, withinMs: 10_000 };

export interface Authenticator {
  /** Answers a challenge, to be kept by the session; it is the same every time. */
  challenge(packet: Packet, known: string | undefined): { readonly reply: Reply; readonly challenge?: string };
  /** Whose session it is from now on; undefined where the reply is a refusal. */
  login(
    packet: Packet,
    challenge: string | undefined,
  ): { readonly reply: Reply; readonly account?: Account; readonly mask: Mask };
}

/** `now` is wire time in milliseconds. */
export function createAuthenticator(accounts: readonly Account[], now: () => number): Authenticator {
  /** When wrong secrets were given, by account; names that nobody has are one. */
  const failures = new Map<Account | undefined, number[]>();

  function isShut(account: Account | undefined): boolean {
    const recent = (failures.get(account) ?? []).filter((at) => at > now() - STORM.withinMs);
    failures.set(account, recent);
    return recent.length >= STORM.count;
  }

  function refuse(account: Account | undefined) {
    failures.get(account)?.push(now());
    return { reply: { ...refused, afterMs: PENALTY_MS }, mask: NOTHING };
  }

  return {
    challenge(packet, known) {
      if (!asksForMd5(packet)) return { reply: failure('Must specify AuthType') };
      const challenge = known ?? String(randomInt(100_000_000, 1_000_000_000));
      return { challenge, reply: { response: 'Success', headers: [['Challenge', challenge]] } };
    },
    login(packet, challenge) {
      const name = valueIn(packet, 'Username')?.toLowerCase();
      const account = accounts.find(({ username }) => username.toLowerCase() === name);
      if (isShut(account)) return { reply: refused, mask: NOTHING };
      if (account === undefined || !isRight(packet, account, challenge)) return refuse(account);
      const mask = readMask(valueIn(packet, 'Events') ?? 'on') ?? 'all';
      return { account, mask, reply: { response: 'Success', headers: [['Message', 'Authentication accepted']] } };
    },
  };
}

const refused: Reply = { ...failure('Authentication failed'), closes: true };

/** Where it does not, the secret is looked at and no key. */
const asksForMd5 = (packet: Packet): boolean => valueIn(packet, 'AuthType')?.toUpperCase() === 'MD5';

function isRight(packet: Packet, { secret }: Account, challenge: string | undefined): boolean {
  if (!asksForMd5(packet)) return isSame(valueIn(packet, 'Secret') ?? '', secret);
  const key = valueIn(packet, 'Key');
  if (challenge === undefined || key === undefined) return false;
  const expected = createHash('md5').update(bytesIn(challenge + secret));
  return isSame(key, expected.digest('hex'));
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [bytesIn(given), bytesIn(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
