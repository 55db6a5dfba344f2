// What of the suite a run plays: all of it, a tier, some requirements, or what a tag expression selects. A name that is
// not known is an error: a filter that matches nothing must not look like a green run.

import { parse } from '@cucumber/tag-expressions';
import { nearest } from '../../../simulator/index.ts';
import { KitFailure } from '../../report-model/failure.ts';
import { type Catalogue, isOfServer, requirementIdOf, SERVER_TAG } from './catalogue.ts';
import type { Scenario } from './features.ts';
import { addedBy, familiesOf, familyOf } from './tiers.ts';

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
  /** What is to be played, by the kit's own reading of the features: every one of them is to finish. */
  readonly planned: readonly Scenario[];
}

export interface SuiteOnPaper {
  readonly catalogue: Catalogue;
  readonly scenarios: readonly Scenario[];
}

/** Whether the CTI server is held to its own requirements: besides the connector, not, or with no connector at all. */
export type ServerPart = 'besides' | 'not' | 'alone';

/** Throws a `KitFailure` where the wish names what there is not, contradicts itself, or selects no scenario. */
export function select(wish: Wish, suite: SuiteOnPaper, server: ServerPart = 'besides'): Selection {
  const { isPlanned, ...choice } = choose(wish, suite, server);
  const planned = suite.scenarios.filter(isPlanned);
  if (planned.length > 0) return { ...choice, planned };
  const [name, value] = Object.entries(wish).find(([, given]) => given !== undefined) ?? [];
  const what = name === undefined ? 'There is no scenario to play.' : `--${name} ${value} selects no scenario.`;
  throw new KitFailure('NothingSelected', what, {
    hint: 'A run that plays nothing proves nothing; signoff list names what there is.',
  });
}

type Choice = Omit<Selection, 'planned'> & { isPlanned(scenario: Scenario): boolean };

function choose(wish: Wish, suite: SuiteOnPaper, server: ServerPart): Choice {
  const filters = Object.entries(wish).filter(([, value]) => value !== undefined);
  if (filters.length > 1)
    throw invalid(`${filters.map(([name]) => `--${name}`).join(' and ')} contradict each other.`, 'Give one of them.');
  if (wish.tier !== undefined)
    return {
      ...byIds([...idsOfTier(wish.tier, suite.catalogue), ...idsOfServer(server, suite.catalogue)]),
      isFiltered: false,
    };
  if (wish.requirement !== undefined)
    return { ...byIds(checkedIds(wish.requirement, suite.catalogue, server)), isFiltered: true };
  if (wish.scenario !== undefined) return byFile(checkedFile(wish.scenario, suite.scenarios));
  if (wish.tags === undefined) return { ...WHOLE[server], isFiltered: false };
  return byTags(wish.tags, suite.scenarios);
}

const WHOLE: Readonly<Record<ServerPart, Pick<Choice, 'tagExpression' | 'isPlanned'>>> = {
  besides: { tagExpression: '', isPlanned: () => true },
  not: { tagExpression: `not ${SERVER_TAG}`, isPlanned: ({ tags }) => !tags.includes(SERVER_TAG) },
  alone: { tagExpression: SERVER_TAG, isPlanned: ({ tags }) => tags.includes(SERVER_TAG) },
};

const idsOfServer = (server: ServerPart, { requirements }: Catalogue): readonly string[] =>
  server === 'not'
    ? []
    : requirements.filter(({ id, status }) => isOfServer(id) && status === 'active').map(({ id }) => id);

const byIds = (ids: readonly string[]) => ({
  tagExpression: anyOf(ids),
  isPlanned: ({ tags }: Scenario) => tags.some((tag) => ids.includes(requirementIdOf(tag) ?? '')),
});

const byFile = (file: string): Choice => ({
  ...{ file, tagExpression: '', isFiltered: true },
  isPlanned: ({ location }) => location === file,
});

/** The expression is read by the library with which Cucumber reads it. */
function byTags(expression: string, scenarios: readonly Scenario[]): Choice {
  refuseUnknownTags(expression, scenarios);
  try {
    const node = parse(expression);
    return { tagExpression: expression, isFiltered: true, isPlanned: ({ tags }) => node.evaluate([...tags]) };
  } catch (cause) {
    throw invalid(`--tags cannot be read: ${(cause as Error).message}`, TAGS_HINT);
  }
}

const anyOf = (ids: readonly string[]): string => ids.map((id) => `@${id}`).join(' or ');

function idsOfTier(tier: string, { requirements }: Catalogue): readonly string[] {
  const families = familiesOf(tier);
  const own = requirements.filter(({ id }) => families.includes(familyOf(id)));
  const added = own.filter(({ id }) => addedBy(tier).includes(familyOf(id)));
  if (added.every(({ status }) => status !== 'active'))
    throw new KitFailure('TierPlanned', `The tier ${tier} is planned: no scenario exercises it yet.`, {
      hint: 'signoff list names the tiers.',
    });
  return own.filter(({ status }) => status === 'active').map(({ id }) => id);
}

function checkedIds(list: string, { requirements }: Catalogue, server: ServerPart): readonly string[] {
  return list.split(',').map((text) => {
    const id = text.trim().replace(/^@/, '').toUpperCase();
    const status = requirements.find((requirement) => requirement.id === id)?.status;
    if (status === 'active' && (server !== 'alone' || isOfServer(id))) return id;
    if (status === 'active')
      throw new KitFailure('UnknownRequirement', `${id} is a requirement on connectors, and not on a CTI server.`, {
        hint: `signoff certify --requirement ${id} plays it.`,
      });
    const known = requirements.map((requirement) => requirement.id);
    if (status === undefined)
      throw new KitFailure('UnknownRequirement', `There is no requirement ${text.trim()}.`, hintFor(id, known));
    throw new KitFailure('RequirementPlanned', `${id} is ${status}: no scenario exercises it.`, {
      hint: 'signoff list names the requirements.',
    });
  });
}

function checkedFile(given: string, scenarios: readonly Scenario[]): string {
  const file = given.replaceAll('\\', '/').replace(/^.*features\//, '');
  const known = scenarios.map(({ location }) => location);
  if (known.includes(file)) return file;
  throw new KitFailure('UnknownScenario', `There is no scenario at ${given}.`, hintFor(file, known));
}

function refuseUnknownTags(expression: string, scenarios: readonly Scenario[]): void {
  const known = [...new Set(scenarios.flatMap(({ tags }) => tags))];
  const given = expression.match(/@[^\s()]+/g) ?? [];
  if (given.length === 0) throw invalid(`--tags takes a tag expression, not ${JSON.stringify(expression)}.`, TAGS_HINT);
  for (const tag of given)
    if (!known.includes(tag))
      throw new KitFailure('UnknownTag', `No scenario carries the tag ${tag}.`, hintFor(tag, known));
}

const TAGS_HINT = 'For example: --tags "@LOGOUT-06 or @LOGOUT-14"';

function hintFor(word: string, known: readonly string[]): { hint: string } {
  const close = nearest(word, known);
  return { hint: close === undefined ? 'signoff list names what there is.' : `Did you mean ${close}?` };
}

const invalid = (message: string, hint: string): KitFailure => new KitFailure('InvalidSetting', message, { hint });
