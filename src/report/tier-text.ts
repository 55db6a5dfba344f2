// Tiers in words: how far a connector has come, and what it declined on the way. Terminal, summary, page, badge and
// certificate all say it like this.

import type { Capability } from '../contract/connector.ts';
import type { TierRuling } from '../contract/run-report.ts';

const WORDS: Readonly<Record<Capability, string>> = {
  queueLogout: 'queue logout',
  reasonCodes: 'reason codes',
  afterCallWork: 'after-call work',
  attributes: 'attributes',
  credentials: 'credentials',
  look: 'a look at the outcome',
  asyncOutcome: 'later outcomes',
  calls: 'calls',
  events: 'events',
  concurrent: 'concurrent invocations',
};

/** `logout, without queue logout and events` */
export function tierWords({ tier, declined = [] }: TierRuling): string {
  const words = declined.map((capability) => WORDS[capability]);
  const [last, ...others] = words.toReversed();
  if (last === undefined) return tier;
  return `${tier}, without ${others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`}`;
}

/** The highest tier that was reached, in words; undefined where there is none. Each tier holds those before it. */
export function reachedTier(tiers: readonly TierRuling[]): string | undefined {
  const reached = tiers.findLast(({ isReached }) => isReached);
  return reached === undefined ? undefined : tierWords(reached);
}
