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
  const words = declined.map((one) => (one in WORDS ? WORDS[one as Capability] : one));
  const last = words.pop();
  if (last === undefined) return undefined;
  return `without ${words.length === 0 ? last : `${words.join(', ')} and ${last}`}`;
}

/** Neither of the two holds the other. */
const SIDE_BY_SIDE = ['events', 'telephony'];

/** The highest tiers that were reached, in words; undefined where there are none. */
export function reachedTier(tiers: readonly TierRuling[]): string | undefined {
  const reached = tiers.filter(({ isReached }) => isReached);
  const beside = reached.filter(({ tier }) => SIDE_BY_SIDE.includes(tier));
  const highest = reached.at(-1);
  return beside.length > 1 || highest === undefined ? together(beside) : tierWords(highest);
}

function together(tiers: readonly TierRuling[]): string | undefined {
  const [first] = tiers;
  if (first === undefined) return undefined;
  const of = <T>(list: (tier: TierRuling) => readonly T[] | undefined) => [
    ...new Set(tiers.flatMap((tier) => list(tier) ?? [])),
  ];
  return tierWords({
    ...first,
    tier: tiers.map(({ tier }) => tier).join(' and '),
    declined: of(({ declined }) => declined),
    ruledOut: of(({ ruledOut }) => ruledOut),
  });
}
