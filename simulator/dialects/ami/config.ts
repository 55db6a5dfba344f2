// How this Asterisk is configured, with what nobody has said filled in.

import type { Account, EventClass } from './classes.ts';
import { CLASSES } from './classes.ts';
import type { AmiConfig } from './context.ts';

const IDLE_MS = 30_000;

export type AnyConfig = Partial<AmiConfig> | undefined;

/** What an account hears that nobody has restricted: everything but who logs in where. */
const READ: readonly EventClass[] = CLASSES.filter((one) => one !== 'security');

export function configOf(token: string | undefined, given: AnyConfig = {}): AmiConfig {
  const account: Account = { username: 'signoff', secret: token ?? 'signoff', read: READ };
  return {
    accounts: [account],
    staticMembers: [],
    strategy: 'leastrecent',
    ringinuse: 1,
    idleMs: IDLE_MS,
    ...given,
  };
}
