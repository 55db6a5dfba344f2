// The catalogue that ships is sound and agrees with the features in both directions; a wrong one is refused, and each
// kind of disagreement has its sentence.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ADAPTER_ACTIVITIES, AGENT_STATE_ACTIVITIES, CALL_ACTIVITIES } from '../../connector/activity.ts';
import { CAPABILITIES } from '../../connector/connector.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { Requirement } from '../../report-model/requirement.ts';
import {
  disagreements,
  isOfServer,
  loadCatalogue,
  policyIn,
  readCatalogue,
  requirementIdOf,
  SERVER_NEEDS,
  SERVER_TAG,
} from './catalogue.ts';

const FEATURES = join(PACKAGE_ROOT, 'features');

/** Every scenario of the features, by a look at their text: the tags above it and at its feature. */
function scenariosInText(): { name: string; tags: string[] }[] {
  const files = readdirSync(FEATURES, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.feature'));
  return files.flatMap((file) => {
    let ofFeature: string[] = [];
    let above: string[] = [];
    return readFileSync(join(FEATURES, file), 'utf8')
      .split('\n')
      .flatMap((line) => {
        if (/^\s*@/.test(line)) above.push(...line.trim().split(/\s+/));
        const [, keyword, name = ''] = /^\s*(Feature|Scenario Outline|Scenario|Examples): *(.*)$/.exec(line) ?? [];
        if (keyword === undefined) return [];
        const tags = above;
        above = [];
        if (keyword === 'Feature') ofFeature = tags;
        return keyword.startsWith('Scenario') ? [{ name, tags: [...ofFeature, ...tags] }] : [];
      });
  });
}

test('the catalogue that ships agrees with the tags of the features in both directions', () => {
  const scenarios = scenariosInText();
  assert.ok(scenarios.length >= 30, `${scenarios.length} scenarios have been found`);
  assert.deepEqual(disagreements(loadCatalogue(), scenarios), []);
});

test('every tag of the features is a requirement or a need that can be met', () => {
  const activities = [...AGENT_STATE_ACTIVITIES, ...ADAPTER_ACTIVITIES, ...CALL_ACTIVITIES];
  const all = [...CAPABILITIES, ...activities, ...SERVER_NEEDS];
  const needs = [
    ...all.map((need) => `@needs:${need}`),
    ...CAPABILITIES.map((capability) => `@undeclared:${capability}`),
  ];
  const strange = scenariosInText().flatMap(({ name, tags }) =>
    tags
      .filter((tag) => requirementIdOf(tag) === undefined && policyIn(tag) === undefined && tag !== SERVER_TAG)
      .filter((tag) => !needs.includes(tag))
      .map((tag) => `${name}: ${tag}`),
  );
  assert.deepEqual(strange, []);
});

test('the catalogue that ships has the ids that it always had, each once, and levels that rest on their sources', () => {
  const { version, requirements } = loadCatalogue();
  assert.equal(version, 3);
  const families = new Map<string, string[]>();
  for (const { id, level, source } of requirements) {
    const [family = '', number = ''] = id.split('-');
    families.set(family, [...(families.get(family) ?? []), number]);
    assert.ok(level === 'SHOULD' || source !== 'I' || isOfServer(id), `${id} rests on inference and is no MUST`);
  }
  for (const [family, numbers] of families)
    assert.deepEqual(
      numbers.toSorted().map(Number),
      [...numbers.keys()].map((at) => at + 1),
      `${family}: none is left out`,
    );
  assert.deepEqual(Object.fromEntries([...families].map(([family, { length }]) => [family, length])), {
    LOGOUT: 34,
    FAULT: 14,
    LOGIN: 10,
    READY: 4,
    NOTREADY: 6,
    ADAPTER: 6,
    EVENT: 11,
    CALL: 19,
    ACD: 29,
  });
});

test('what a version of the catalogue holds stays so: rows that come later say since when', () => {
  const { requirements } = loadCatalogue();
  const since = (version: number) => requirements.filter((row) => row.since === version && row.status === 'active');
  assert.equal(since(1).length, 64);
  assert.ok(since(1).every(({ id }) => !isOfServer(id)));
  assert.ok(since(2).every(({ id }) => isOfServer(id)));
  assert.ok(since(3).every(({ id }) => !isOfServer(id)));
});

test('a catalogue that is not there is a named failure', () => {
  assert.throws(
    () => loadCatalogue('/no/such/requirements.yaml'),
    (failure) => {
      assert.ok(failure instanceof KitFailure);
      assert.equal(failure.code, 'CatalogueUnusable');
      assert.match(failure.message, /\/no\/such\/requirements\.yaml cannot be used: ENOENT/);
      return true;
    },
  );
});

const ROW = { id: 'LOGOUT-01', level: 'MUST', source: 'S', requirement: 'It holds.', pitfall: 'It does not.' };
const asText = (...rows: object[]): string => JSON.stringify({ version: 1, requirements: rows });

test('what a row leaves out is filled in', () => {
  assert.deepEqual(readCatalogue(asText(ROW)).requirements, [
    { ...ROW, needs: [], policy: [], since: 1, status: 'active' },
  ]);
});

const REFUSED: readonly [title: string, text: string, says: RegExp][] = [
  ['an unknown key', asText({ ...ROW, note: 'x' }), /Unrecognized key: \\?"note/],
  ['an unknown key beside the rows', JSON.stringify({ version: 1, requirements: [ROW], more: 1 }), /Unrecognized key/],
  ['an id that stands twice', asText(ROW, { ...ROW, level: 'SHOULD' }), /: LOGOUT-01 stands twice\.$/],
  ['an id of another shape', asText({ ...ROW, id: 'LOGOUT-1' }), /"id"/],
  ['a policy that names no value', asText({ ...ROW, policy: ['logoutOnCall'] }), /"policy"/],
  ['a row of a version to come', asText({ ...ROW, since: 2 }), /of a later version than the catalogue/],
  ['a MUST that rests on inference', asText({ ...ROW, source: 'I' }), /what rests on inference is SHOULD/],
  [
    'an excluded row without a reason',
    asText({ ...ROW, status: 'excluded' }),
    /an excluded requirement gives a reason/,
  ],
  [
    'an active row that does not say what goes wrong',
    asText({ ...ROW, pitfall: undefined }),
    /says how connectors usually get it wrong/,
  ],
  ['a reason of a row that is not excluded', asText({ ...ROW, reason: 'x' }), /an excluded requirement gives a reason/],
  ['a need that nobody could declare', asText({ ...ROW, needs: ['queuelogout'] }), /"needs"/],
  ['an unknown level', asText({ ...ROW, level: 'MAY' }), /"level"/],
  ['an unknown source', asText({ ...ROW, source: 'X' }), /"source"/],
  ['an unknown status', asText({ ...ROW, status: 'done' }), /"status"/],
  ['an empty sentence', asText({ ...ROW, requirement: '' }), /"requirement"/],
  ['no row', asText(), /"requirements"/],
  ['no version', JSON.stringify({ requirements: [ROW] }), /"version"/],
  ['an empty text', '', /expected object/],
  ['broken YAML', 'version: 1\n  requirements: [', /./],
];

for (const [title, text, says] of REFUSED)
  test(`a catalogue with ${title} is refused`, () => assert.throws(() => readCatalogue(text), says));

const requirement = (id: string, status: Requirement['status'] = 'active'): Requirement => ({
  ...{ id, status, level: 'MUST', source: 'S', needs: [], policy: [], since: 1, requirement: 'It holds.' },
});
const CATALOGUE = {
  version: 1,
  requirements: [requirement('A-01'), requirement('A-02', 'planned'), requirement('A-03', 'excluded')],
};
const A1 = { name: 'one', tags: ['@A-01', '@slow'] };

const DISAGREEMENTS: readonly [title: string, scenarios: { name: string; tags: string[] }[], sentences: string[]][] = [
  ['a scenario for each active requirement is in order', [A1], []],
  ['two scenarios of one requirement are in order', [A1, { ...A1, name: 'two' }], []],
  ['an active requirement needs a scenario', [], ['A-01 has no scenario and is not marked planned.']],
  [
    'a scenario needs a requirement',
    [A1, { name: 'two', tags: ['@slow'] }],
    ['The scenario "two" carries no requirement\'s tag.'],
  ],
  [
    'a tag names a requirement that there is',
    [A1, { name: 'two', tags: ['@B-09'] }],
    ['The scenario "two" carries @B-09, which is not in the catalogue.'],
  ],
  [
    'a planned requirement has no scenario yet',
    [A1, { name: 'two', tags: ['@A-02'] }],
    ['A-02 is planned, and yet "two" exercises it.'],
  ],
  [
    'an excluded requirement has no scenario',
    [A1, { name: 'two', tags: ['@A-03'] }],
    ['A-03 is excluded, and yet "two" exercises it.'],
  ],
  [
    'a need is something that a connector can declare',
    [A1, { name: 'two', tags: ['@A-01', '@needs:queuelogout'] }],
    ['The scenario "two" carries @needs:queuelogout, which no connector can declare.'],
  ],
  [
    'a policy is a choice that there is, and a value that it can have',
    [A1, { name: 'two', tags: ['@A-01', '@policy:logoutOncall=refuse', '@policy:logoutOnCall=refuse|allow'] }],
    ['The scenario "two" carries @policy:logoutOncall=refuse, which no policy can have.'],
  ],
  [
    'what exercises the server says so',
    [A1, { name: 'two', tags: ['@A-01', '@server'] }],
    ['The scenario "two" exercises the server, or carries @server, but not both.'],
  ],
];

for (const [title, scenarios, sentences] of DISAGREEMENTS)
  test(title, () => assert.deepEqual(disagreements(CATALOGUE, scenarios), sentences));

test('only a tag of the right shape names a requirement', () => {
  const tags = ['@LOGOUT-06', 'LOGOUT-06', '@logout-06', '@LOGOUT-6', '@LOGOUT-066', '@LOGOUT-06x', '@needs:look'];
  assert.deepEqual(tags.map(requirementIdOf), [
    'LOGOUT-06',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
