// Tiers in words: how far a connector has come, and what it declined on the way. Terminal, summary, page, badge and
// certificate all say it like this.

import type { Capability } from '../connector/connector.ts';
import type { TierRuling } from './requirement.ts';

const WORDS: Readonly<Record<Capability, string>> = {
  queueLogout: 'queue logout',
  reasonCodes: 'reason codes',
  breakReasons: 'break reasons',
  afterCallWork: 'after-call work',
  attributes: 'attributes',
  credentials: 'credentials',
  look: 'a look at the outcome',
  asyncOutcome: 'later outcomes',
  calls: 'calls',
  events: 'events',
  concurrent: 'concurrent invocations',
};

/** `logout, without queue logout and events; LOGOUT-06 ruled out by the policy; believes the switch` */
export function tierWords(tier: TierRuling): string {
  const declined = declinedWords(tier);
  const reached = declined === undefined ? tier.tier : `${tier.tier}, ${declined}`;
  return [reached, ruledOutWords(tier), believesWords(tier)].filter((words) => words !== undefined).join('; ');
}

/** `believes the switch`; undefined where it does not, or the switch refuses. */
export const believesWords = ({ believesSwitch }: TierRuling): string | undefined =>
  believesSwitch === true ? 'believes the switch' : undefined;

/** `LOGOUT-06 ruled out by the policy`; undefined where the policy rules nothing out. */
export function ruledOutWords({ ruledOut = [] }: TierRuling): string | undefined {
  return ruledOut.length === 0 ? undefined : `${ruledOut.join(', ')} ruled out by the policy`;
}

/** `LOGOUT-07 not exercised`; undefined where everything was. */
export const notExercisedWords = ({ notExercised = [] }: TierRuling): string | undefined =>
  notExercised.length === 0 ? undefined : `${notExercised.join(', ')} not exercised`;

/** `without queue logout and events`; undefined where nothing was declined. */
export function declinedWords({ declined = [] }: TierRuling): string | undefined {
  const words = declined.map((capability) => WORDS[capability]);
  const last = words.pop();
  if (last === undefined) return undefined;
  return `without ${words.length === 0 ? last : `${words.join(', ')} and ${last}`}`;
}

/** The highest tier that was reached, in words; undefined where there is none. Each tier holds those before it. */
export function reachedTier(tiers: readonly TierRuling[]): string | undefined {
  const reached = tiers.findLast(({ isReached }) => isReached);
  return reached === undefined ? undefined : tierWords(reached);
}
