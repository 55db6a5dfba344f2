// What of the suite a run plays: all of it, a tier, some requirements, or what a tag expression selects. A name that is
// not known is an error: a filter that matches nothing must not look like a green run.

import { KitFailure } from '../contract/failure.ts';
import { nearest } from '../contract/nearest.ts';
import type { Catalogue } from './catalogue.ts';
import type { Scenario } from './features.ts';
import { familiesOf, familyOf } from './tiers.ts';

/** At most one of them. */
export interface Wish {
  readonly tags?: string | undefined;
  /** Ids, separated by commas. */
  readonly requirement?: string | undefined;
  readonly tier?: string | undefined;
  /** Feature file and line. */
  readonly scenario?: string | undefined;
}

export interface Selection {
  /** Feature files, below the features folder, with a line where it is one scenario; absent: all. */
  readonly file?: string | undefined;
  /** For Cucumber; '' selects everything. */
  readonly tagExpression: string;
  /** A filtered run never certifies. */
  readonly isFiltered: boolean;
}

/** Throws a `KitFailure` where the wish names what there is not, or contradicts itself. */
export function select(
  wish: Wish,
  suite: { readonly catalogue: Catalogue; readonly scenarios: readonly Scenario[] },
): Selection {
  const wishes = Object.entries(wish).filter(([, value]) => value !== undefined);
  if (wishes.length > 1)
    throw failure(
      'InvalidSetting',
      `${wishes.map(([name]) => `--${name}`).join(' and ')} contradict each other.`,
      'Give one of them.',
    );
  if (wish.tier !== undefined)
    return { tagExpression: anyOf(idsOfTier(wish.tier, suite.catalogue)), isFiltered: false };
  if (wish.requirement !== undefined)
    return { tagExpression: anyOf(checkedIds(wish.requirement, suite.catalogue)), isFiltered: true };
  if (wish.scenario !== undefined)
    return { file: checkedFile(wish.scenario, suite.scenarios), tagExpression: '', isFiltered: true };
  if (wish.tags === undefined) return { tagExpression: '', isFiltered: false };
  refuseUnknownTags(wish.tags, suite.scenarios);
  return { tagExpression: wish.tags, isFiltered: true };
}

const anyOf = (ids: readonly string[]): string => ids.map((id) => `@${id}`).join(' or ');

function idsOfTier(tier: string, { requirements }: Catalogue): readonly string[] {
  const families = familiesOf(tier);
  const own = requirements.filter(({ id }) => families.includes(familyOf(id)));
  const added = own.filter(({ id }) => familyOf(id) === families.at(-1));
  if (added.every(({ status }) => status !== 'active'))
    throw failure(
      'TierPlanned',
      `The tier ${tier} is planned: no scenario exercises it yet.`,
      'signoff list names the tiers.',
    );
  return own.filter(({ status }) => status === 'active').map(({ id }) => id);
}

function checkedIds(list: string, { requirements }: Catalogue): readonly string[] {
  return list.split(',').map((text) => {
    const id = text.trim().replace(/^@/, '').toUpperCase();
    const status = requirements.find((requirement) => requirement.id === id)?.status;
    if (status === 'active') return id;
    const known = requirements.map((requirement) => requirement.id);
    if (status === undefined)
      throw unknown('UnknownRequirement', `There is no requirement ${text.trim()}.`, nearest(id, known));
    throw failure(
      'RequirementPlanned',
      `${id} is ${status}: no scenario exercises it.`,
      'signoff list names the requirements.',
    );
  });
}

function checkedFile(given: string, scenarios: readonly Scenario[]): string {
  const file = given.replaceAll('\\', '/').replace(/^.*features\//, '');
  const known = scenarios.map(({ location }) => location);
  if (known.includes(file)) return file;
  throw unknown('UnknownScenario', `There is no scenario at ${given}.`, nearest(file, known));
}

function refuseUnknownTags(expression: string, scenarios: readonly Scenario[]): void {
  const known = [...new Set(scenarios.flatMap(({ tags }) => tags))];
  const given = expression.match(/@[^\s()]+/g) ?? [];
  if (given.length === 0)
    throw failure(
      'InvalidSetting',
      `--tags takes a tag expression, not ${JSON.stringify(expression)}.`,
      'For example: --tags "@LOGOUT-06 or @LOGOUT-14"',
    );
  for (const tag of given)
    if (!known.includes(tag)) throw unknown('UnknownTag', `No scenario carries the tag ${tag}.`, nearest(tag, known));
}

const unknown = (code: string, message: string, close: string | undefined): KitFailure =>
  failure(code, message, close === undefined ? 'signoff list names what there is.' : `Did you mean ${close}?`);

const failure = (code: string, message: string, hint: string): KitFailure => new KitFailure(code, message, { hint });
