// Logging in to the Manager Interface: by secret, or by what a challenge and the secret come to.

import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { type Account, type Mask, NOTHING, readMask } from './classes.ts';
import { type Packet, valueIn } from './codec.ts';
import { failure, type Reply } from './context.ts';

/** How long whoever gives a wrong secret waits for the answer, in milliseconds of wire time. */
const PENALTY_MS = 1000;
/** So many wrong ones in so many milliseconds, and nobody is looked at any more until it has calmed down. */
const STORM = { count: 50, withinMs: 10_000 };

export interface Gate {
  /** Answers a challenge, to be kept by the session. */
  challenge(packet: Packet): { readonly reply: Reply; readonly challenge?: string };
  /** Whose session it is from now on; undefined where the reply is a refusal. */
  login(
    packet: Packet,
    challenge: string | undefined,
  ): { readonly reply: Reply; readonly account?: Account; readonly mask: Mask };
}

export function createGate(accounts: readonly Account[], now: () => number): Gate {
  let failures: number[] = [];

  function isStorm(): boolean {
    const since = now() - STORM.withinMs;
    failures = failures.filter((at) => at > since);
    return failures.length >= STORM.count;
  }

  function refuse() {
    failures.push(now());
    const reply: Reply = { ...failure('Authentication failed'), closes: true, afterMs: isStorm() ? 0 : PENALTY_MS };
    return { reply, mask: NOTHING };
  }

  return {
    challenge(packet) {
      const kind = valueIn(packet, 'AuthType');
      if (kind?.toUpperCase() !== 'MD5') return { reply: failure('Must specify AuthType') };
      const challenge = String(randomInt(100_000_000, 1_000_000_000));
      return { challenge, reply: { response: 'Success', headers: [['Challenge', challenge]] } };
    },
    login(packet, challenge) {
      const account = accounts.find(({ username }) => username === valueIn(packet, 'Username'));
      if (isStorm() || account === undefined || !isRight(packet, account, challenge)) return refuse();
      const events = valueIn(packet, 'Events');
      const mask = events === undefined ? 'all' : readMask(events);
      if (mask === undefined) return { reply: failure('Invalid event mask'), mask: NOTHING };
      return { account, mask, reply: { response: 'Success', headers: [['Message', 'Authentication accepted']] } };
    },
  };
}

function isRight(packet: Packet, { secret }: Account, challenge: string | undefined): boolean {
  const key = valueIn(packet, 'Key');
  if (key === undefined) return isSame(valueIn(packet, 'Secret') ?? '', secret);
  if (challenge === undefined || valueIn(packet, 'AuthType')?.toUpperCase() !== 'MD5') return false;
  return isSame(
    key.toLowerCase(),
    createHash('md5')
      .update(challenge + secret)
      .digest('hex'),
  );
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
