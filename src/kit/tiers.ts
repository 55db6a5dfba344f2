// Tiers: how far a connector has come. Each holds the requirements of the ones before it and of its own families.

import type { Declaration } from '../contract/connector.ts';
import type { Ruling, TierRuling } from '../contract/run-report.ts';
import type { Catalogue } from './catalogue.ts';

interface TierRow {
  readonly name: string;
  /** The families of requirements that it adds. */
  readonly adds: readonly string[];
  /** What a connector that is to reach it declares. */
  readonly activities: readonly string[];
}

const TIERS: readonly TierRow[] = [
  { name: 'logout', adds: ['LOGOUT'], activities: ['LogoutAgent'] },
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

/**
 * The tiers that are open to a connector, lowest first, and whether it reached each: those that the catalogue exercises
 * and whose activities the connector declares, up to the one that was asked for.
 */
export function tierRulings(
  catalogue: Catalogue,
  rulings: readonly Ruling[],
  { declaration, upTo }: { readonly declaration: Declaration; readonly upTo?: string | undefined },
): readonly TierRuling[] {
  const last = upTo === undefined ? TIERS.length : TIER_NAMES.indexOf(upTo) + 1;
  return TIERS.slice(0, last)
    .filter((tier) => isOpen(tier, catalogue, declaration))
    .map(({ name }) => {
      const families = familiesOf(name);
      const own = rulings.filter(({ id }) => families.includes(familyOf(id)));
      return { tier: name, isReached: own.length > 0 && own.every(isMet) };
    });
}

function isOpen({ adds, activities }: TierRow, { requirements }: Catalogue, declaration: Declaration): boolean {
  const isExercised = requirements.some(({ id, status }) => status === 'active' && adds.includes(familyOf(id)));
  return isExercised && activities.every((activity) => declaration.activities.includes(activity));
}

/** A MUST is met or does not apply; a SHOULD is no obstacle. */
const isMet = ({ verdict, level }: Ruling): boolean =>
  level === 'SHOULD' || verdict === 'pass' || verdict === 'not-applicable';
