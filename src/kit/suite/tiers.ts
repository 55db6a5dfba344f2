// Tiers: how far a connector has come. Each holds the requirements of the ones before it and of its own families.

import type { Capability, Declaration } from '../../connector/connector.ts';
import type { TierRuling } from '../../report-model/requirement.ts';
import type { Ruling } from '../../report-model/run-report.ts';
import type { Catalogue } from './catalogue.ts';
import { carriedBy, type Spoken } from './dialects.ts';
import { declares } from './needs.ts';
import type { PolicyInForce } from './policies.ts';

interface TierRow {
  readonly name: string;
  /** The families of requirements that it adds. */
  readonly adds: readonly string[];
  /** What a connector that is to reach it declares. */
  readonly activities: readonly string[];
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
  { name: 'telephony', adds: ['CALL'], activities: ['AnswerCall'] },
];

export const TIER_NAMES: readonly string[] = TIERS.map(({ name }) => name);

/** `LOGOUT-06` is of the family `LOGOUT`. */
export const familyOf = (id: string): string => id.replace(/-\d\d$/, '');

/** The families of requirements of a tier, those of the tiers before it included. */
export function familiesOf(tier: string): readonly string[] {
  return TIERS.slice(0, TIER_NAMES.indexOf(tier) + 1).flatMap(({ adds }) => adds);
}

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
  const last = how.upTo === undefined ? TIERS.length : TIER_NAMES.indexOf(how.upTo) + 1;
  return TIERS.slice(0, last)
    .filter((tier) => isOpen(tier, catalogue, how.declaration))
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
  return TIERS.slice(0, TIER_NAMES.indexOf(tier) + 1).every(({ adds, passes = [] }) => {
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
  const needed = TIERS.slice(0, TIER_NAMES.indexOf(tier) + 1).flatMap((row) => row.activities);
  return needed.filter((activity) => !activities.includes(activity));
}

function isOpen({ name, adds }: TierRow, { requirements }: Catalogue, declaration: Declaration): boolean {
  const isExercised = requirements.some(({ id, status }) => status === 'active' && adds.includes(familyOf(id)));
  return isExercised && undeclaredFor(name, declaration).length === 0;
}

/** What the dialect can carry and requirements of these families need, and what the connector declines. */
function declinedIn(
  families: readonly string[],
  { requirements }: Catalogue,
  { declaration, spoken = '' }: TierCircumstances,
): readonly Capability[] {
  const active = requirements.filter(({ id, status }) => status === 'active' && families.includes(familyOf(id)));
  const needed = new Set(active.flatMap(({ needs }) => needs));
  return carriedBy(spoken).filter((capability) => needed.has(capability) && !declares(declaration, capability));
}

/** What keeps a tier from being reached: a MUST that is not met, and a SHOULD as well where the run is strict. */
export const isObstacle = ({ verdict, level }: Ruling, isStrict = false): boolean =>
  verdict === 'fail' || ((verdict === 'untestable' || verdict === 'not-exercised') && (level === 'MUST' || isStrict));
