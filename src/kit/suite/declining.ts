// The reference connector as somebody who can do less: which capabilities and activities it declines, and under whose rules
// it is certified all the same. A suite that refuses it refuses honest connectors.

import { SETTINGS } from '../../../simulator/index.ts';
import { AGENT_STATE_ACTIVITIES } from '../../connector/activity.ts';
import { CAPABILITIES } from '../../connector/connector.ts';
import type { TrialMember } from '../../report-model/proof.ts';
import type { RunParameters } from '../../report-model/run-report.ts';
import { type Catalogue, isOfServer } from './catalogue.ts';
import { coveringArray, product, type Row } from './covering-array.ts';
import {
  callsCarriedBy,
  carriedBy,
  isOfOneSwitch,
  PROFILES_DEMANDING_REASONS,
  profileOf,
  spokenIn,
} from './dialects.ts';
import { DEFAULT_PARAMETERS } from './parameters.ts';

/** `pairs`: every two of them together in some run, in few runs; `all`: every combination that there is. */
export type DecliningChoice = 'none' | 'pairs' | 'all';

export const DECLINING_CHOICES: readonly DecliningChoice[] = ['none', 'pairs', 'all'];

const SIBLINGS: readonly string[] = AGENT_STATE_ACTIVITIES.filter((activity) => activity !== 'LogoutAgent');

/** All activities about calls, in one word. */
const CALLS = 'callActivities';

/** What a connector may do without. */
export const DECLINABLE: readonly string[] = [...SIBLINGS, ...CAPABILITIES, CALLS];

/** Whose profiles are tried with nothing declined, by `profiles.process.test.ts`: what is declined is not their concern. */
const UNDECLINED = ['freeswitch', 'wazo', 'kazoo', 'yeastar'];

const PROFILES = SETTINGS.flatMap(({ name, takes }) =>
  name === 'profile' && 'words' in takes ? takes.words.filter((word) => !UNDECLINED.includes(word)) : [],
);

/** A dialect of one switch has one policy. */
const profilesOf = (proven: Pick<RunParameters, 'dialect' | 'outside'>): readonly string[] =>
  isOfOneSwitch(spokenIn(proven)) ? [profileOf(spokenIn(proven))] : PROFILES;

/** What comes of each choice in a dialect, as members of the proof. */
export function decliningVariantsOf(
  choice: DecliningChoice,
  catalogue: Catalogue,
  proven: Pick<RunParameters, 'dialect' | 'outside'>,
): readonly TrialMember[] {
  const { dialect } = proven;
  const carried = carriedBy(spokenIn(proven));
  if (choice === 'none') return [];
  const active = catalogue.requirements.filter(({ id, status }) => status === 'active' && !isOfServer(id));
  const needed = carried.filter((capability) => active.some(({ needs }) => needs.includes(capability)));
  const columns = [...SIBLINGS, ...needed].map((name) => ['', name]);
  const sites = product([profilesOf(proven), ...columns])
    .map(([profile = '', ...names]) => ({ dialect, carried, profile, declines: names.filter((name) => name !== '') }))
    .filter(isFeasible);
  const hasCalls = callsCarriedBy(spokenIn(proven)).length > 0;
  return (choice === 'all' ? sites : coveringSites(sites, needed))
    .map((site) => ({ ...site, declines: withoutCalls(site.declines, hasCalls) }))
    .map(toMember);
}

/**
 * Each two of profile, siblings and capabilities together in some site. Whether any sibling is missing counts as a column
 * of its own: each capability is to be declined, and each profile tried, where all tiers are open too.
 */
function coveringSites(sites: readonly Site[], capabilities: readonly string[]): readonly Site[] {
  const siteOf = new Map(sites.map((site) => [rowOf(site, capabilities), site]));
  return coveringArray([...siteOf.keys()]).flatMap((row) => siteOf.get(row) ?? []);
}

const rowOf = ({ profile, declines }: Site, capabilities: readonly string[]): Row => [
  profile,
  String(SIBLINGS.some((name) => declines.includes(name))),
  ...[...SIBLINGS, ...capabilities].map((name) => String(declines.includes(name))),
];

interface Site {
  readonly profile: string;
  readonly declines: readonly string[];
  readonly dialect: string;
  readonly carried: readonly string[];
}

/** Whoever does without something else does without calls as well: what they take is the same everywhere, and takes its time. */
const withoutCalls = (declines: readonly string[], carried: boolean): readonly string[] =>
  declines.length === 0 || !carried || declines.includes('calls') ? declines : [...declines, CALLS];

/** Where the ACD demands reasons, whoever passes none on can take nobody off the calls and log nobody out. */
function isFeasible({ profile, declines, carried }: Site): boolean {
  const reasons = ['reasonCodes', 'breakReasons'] as const;
  const isCarried = reasons.every((reason) => carried.includes(reason) && !declines.includes(reason));
  return !PROFILES_DEMANDING_REASONS.includes(profile) || isCarried;
}

function toMember({ dialect, profile, declines }: Site): TrialMember {
  const what = declines.length === 0 ? '' : ` without ${declines.join(', ')}`;
  const spoken = dialect === DEFAULT_PARAMETERS.dialect ? '' : ` --dialect ${dialect}`;
  const without = declines.length === 0 ? '' : ` --without ${declines.join(',')}`;
  return {
    kind: 'declining',
    name: `reference under ${profile}${what}`,
    about: `signoff certify${spoken} --profile ${profile}${without}`,
    declines,
    profile,
    collateral: [],
  };
}
