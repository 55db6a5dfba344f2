// Tiers: how far a connector has come. Each holds the requirements of the one that it stands on and of its own families.

import { CALL_ACTIVITIES, type CallActivity } from '../../connector/activity.ts';
import type { Capability, Declaration } from '../../connector/connector.ts';
import type { TierRuling } from '../../report-model/requirement.ts';
import type { Ruling } from '../../report-model/run-report.ts';
import type { Catalogue } from './catalogue.ts';
import { callsCarriedBy, carriedBy, type Spoken } from './dialects.ts';
import { declares } from './needs.ts';
import type { PolicyInForce } from './policies.ts';

interface TierRow {
  readonly name: string;
  /** The families of requirements that it adds. */
  readonly adds: readonly string[];
  /** What a connector that is to reach it declares. */
  readonly activities: readonly string[];
  /** And any of these. */
  readonly anyOf?: readonly CallActivity[];
  /** The tier that it stands on; absent: the one before it. */
  readonly on?: string;
  /** The requirements that have to pass, besides one of each family that it adds. */
  readonly passes?: readonly string[];
}

const TIERS: readonly TierRow[] = [
  {
    ...{ name: 'logout', adds: ['LOGOUT'], activities: ['LogoutAgent'] },
    passes: ['LOGOUT-01', 'LOGOUT-12', 'LOGOUT-14'],
  },
  {
    name: 'agent-state',
    adds: ['LOGIN', 'READY', 'NOTREADY'],
    activities: ['LoginAgent', 'SetAgentReady', 'SetAgentNotReady'],
  },
  { name: 'resilient', adds: ['FAULT'], activities: [] },
  { name: 'events', adds: ['ADAPTER', 'EVENT'], activities: ['SubscribeForEvents', 'UnSubscribeForEvents'] },
  { name: 'telephony', adds: ['CALL'], activities: [], anyOf: CALL_ACTIVITIES, on: 'resilient' },
];

/** The tier and those that it stands on, the lowest first; none where there is no such tier. */
function standingOf(tier: string): readonly TierRow[] {
  const at = TIERS.findIndex(({ name }) => name === tier);
  const row = TIERS[at];
  if (row === undefined) return [];
  const below = row.on ?? TIERS[at - 1]?.name;
  return [...(below === undefined ? [] : standingOf(below)), row];
}

export const TIER_NAMES: readonly string[] = TIERS.map(({ name }) => name);

/** `LOGOUT-06` is of the family `LOGOUT`. */
export const familyOf = (id: string): string => id.replace(/-\d\d$/, '');

/** The families of requirements of a tier, those of the tiers that it stands on included. */
export const familiesOf = (tier: string): readonly string[] => standingOf(tier).flatMap(({ adds }) => adds);

/** What is looked at besides the rulings. */
export interface TierCircumstances {
  readonly declaration: Declaration;
  /** The tier that was asked for; absent: as far as the connector's activities go. */
  readonly upTo?: string | undefined;
  readonly spoken?: Spoken | undefined;
  /** What the ACD declares to do. */
  readonly policy?: PolicyInForce | undefined;
  /** A SHOULD is an obstacle too. */
  readonly isStrict?: boolean | undefined;
}

/** The families of requirements that a tier adds to the ones before it. */
export const addedBy = (tier: string): readonly string[] => TIERS.find(({ name }) => name === tier)?.adds ?? [];

/**
 * The tiers that are open to a connector, lowest first, and whether it reached each: those that the catalogue exercises
 * and whose activities the connector declares, up to the one that was asked for.
 */
export function tierRulings(
  catalogue: Catalogue,
  rulings: readonly Ruling[],
  how: TierCircumstances,
): readonly TierRuling[] {
  return (how.upTo === undefined ? TIERS : standingOf(how.upTo))
    .filter((tier) => isOpen(tier, catalogue, how))
    .map(({ name }) => {
      const families = familiesOf(name);
      const own = rulings.filter(({ id }) => families.includes(familyOf(id)));
      const isReached = isShown(name, own) && !own.some((ruling) => isObstacle(ruling, how.isStrict));
      const musts = own.filter(({ level }) => level === 'MUST');
      return {
        ...{ tier: name, isReached, declined: declinedIn(families, catalogue, how) },
        ruledOut: musts.filter(isRuledOut).map(({ id }) => id),
        notExercised: musts.filter(({ verdict }) => verdict === 'not-exercised').map(({ id }) => id),
        ...(believes(own, how) && { believesSwitch: true }),
      };
    });
}

/** Whether something passed in each family of a tier, and what has to: rows that do not apply show nothing. */
function isShown(tier: string, rulings: readonly Ruling[]): boolean {
  const of = (family: string) => rulings.filter(({ id }) => familyOf(id) === family);
  const hasPass = (some: readonly Ruling[]) => some.some(({ verdict }) => verdict === 'pass');
  return standingOf(tier).every(({ adds, passes = [] }) => {
    const families = adds.map(of).filter((family) => family.length > 0);
    const needed = rulings.filter(({ id }) => passes.includes(id));
    return families.length > 0 && families.every(hasPass) && needed.every(({ verdict }) => verdict === 'pass');
  });
}

/** Whether an OK that nothing can be told from is taken for a logout: where the ACD refuses none, only a look tells. */
const believes = (rulings: readonly Ruling[], { policy }: TierCircumstances): boolean =>
  policy?.logoutWhileLoggedOut === 'ignore' &&
  rulings.some(({ id, verdict }) => id === 'LOGOUT-31' && (verdict === 'warn' || verdict === 'fail'));

const isRuledOut = ({ verdict, scenarios }: Ruling): boolean =>
  verdict === 'not-applicable' && scenarios.some(({ ruledOut = [] }) => ruledOut.length > 0);

/** The activities without which `tier` is not open, and which the connector does not declare. */
export function undeclaredFor(tier: string, { activities }: Declaration): readonly string[] {
  const isMissing = (activity: string): boolean => !activities.includes(activity);
  return standingOf(tier).flatMap((row) => [
    ...row.activities.filter(isMissing),
    ...(row.anyOf?.every(isMissing) === true ? [`any of ${row.anyOf.join(', ')}`] : []),
  ]);
}

/** What no dialect carries nobody can be held to. */
function isOpen(
  { name, adds, anyOf }: TierRow,
  { requirements }: Catalogue,
  { declaration, spoken = '' }: TierCircumstances,
): boolean {
  const isExercised = requirements.some(({ id, status }) => status === 'active' && adds.includes(familyOf(id)));
  const carried = callsCarriedBy(spoken);
  const isCarried = anyOf?.some((one) => carried.includes(one) && declaration.activities.includes(one)) ?? true;
  return isExercised && isCarried && undeclaredFor(name, declaration).length === 0;
}

/** What the dialect can carry and requirements of these families need, and what the connector declines. */
function declinedIn(
  families: readonly string[],
  { requirements }: Catalogue,
  { declaration, spoken = '' }: TierCircumstances,
): readonly (Capability | CallActivity)[] {
  const active = requirements.filter(({ id, status }) => status === 'active' && families.includes(familyOf(id)));
  const needed = new Set(active.flatMap(({ needs }) => needs));
  const isDeclined = (need: string): boolean => !declares(declaration, need);
  return [
    ...carriedBy(spoken).filter((capability) => needed.has(capability) && isDeclined(capability)),
    ...(families.includes('CALL') ? callsCarriedBy(spoken).filter(isDeclined) : []),
  ];
}

/** What keeps a tier from being reached: a MUST that is not met, and a SHOULD as well where the run is strict. */
export const isObstacle = ({ verdict, level }: Ruling, isStrict = false): boolean =>
  verdict === 'fail' || ((verdict === 'untestable' || verdict === 'not-exercised') && (level === 'MUST' || isStrict));
