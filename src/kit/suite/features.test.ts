// The features without playing them: every scenario with its place and its tags, in the order of the files; and those of
// the package agree with the catalogue.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../../../test/testing/process.ts';
import { disagreements, isOfServer, loadCatalogue } from './catalogue.ts';
import { readScenarios } from './features.ts';
import { familiesOf, familyOf, TIER_NAMES } from './tiers.ts';

const FEATURE = `@whole
Feature: Logging out

  Background:
    Given an agent

  @A-01
  Scenario: once
    Then all is well

  Rule: In numbers
    @A-02
    Scenario Outline: <times> times
      Then all is well

      @few
      Examples:
        | times |
        | two   |
        | three |
`;

function folderWith(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(t);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

test('scenarios have their file and line and all tags that count for them, a row of an outline being one', (t) => {
  const folder = folderWith(t, { 'b/deep/out.feature': FEATURE });
  const found = readScenarios(folder);
  assert.deepEqual(
    found.map(({ steps: _steps, ...about }) => about),
    [
      { name: 'once', location: 'b/deep/out.feature:8', tags: ['@whole', '@A-01'] },
      {
        name: 'two times',
        examples: 'times: two',
        location: 'b/deep/out.feature:19',
        tags: ['@whole', '@A-02', '@few'],
      },
      {
        name: 'three times',
        examples: 'times: three',
        location: 'b/deep/out.feature:20',
        tags: ['@whole', '@A-02', '@few'],
      },
    ],
  );
});

test('the files come in order, and what is no feature is passed over', (t) => {
  const one = 'Feature: f\n  Scenario: s\n    Given x\n';
  const folder = folderWith(t, { 'b.feature': one, 'a/z.feature': one, 'a/notes.md': one, 'empty.feature': '' });
  assert.deepEqual(
    readScenarios(folder).map(({ location }) => location),
    ['a/z.feature:2', 'b.feature:2'],
  );
});

test('a feature that cannot be read is an error that names the line', (t) => {
  const folder = folderWith(t, { 'a.feature': 'Feature: f\n  Scenario: s\n    Given x\n    So what\n' });
  assert.throws(() => readScenarios(folder), /\(4:5\)/);
});

test('the features of the package agree with the catalogue', () => {
  const scenarios = readScenarios();
  assert.ok(scenarios.length > 50, `${scenarios.length} scenarios`);
  assert.deepEqual(disagreements(loadCatalogue(), scenarios), []);
});

test('no two scenarios stand in one place', () => {
  const scenarios = readScenarios();
  assert.equal(new Set(scenarios.map(({ location }) => location)).size, scenarios.length);
});

test('every requirement on connectors is of a family that a tier holds', () => {
  const families = TIER_NAMES.flatMap(familiesOf);
  const variants = loadCatalogue().requirements.filter(({ id }) => !isOfServer(id) && !families.includes(familyOf(id)));
  assert.deepEqual(variants, []);
});
