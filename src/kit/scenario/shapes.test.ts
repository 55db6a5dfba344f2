// What a run of the default seed draws, read from the features without playing them: no two scenarios draw the same, each
// requirement meets several shapes, and every field meets every shape that its dialect can carry.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AcdUnderTest } from '../acd/acd-under-test.ts';
import { applyingIn } from '../suite/applicability.ts';
import { loadCatalogue } from '../suite/catalogue.ts';
import { DIALECT_NAMES, patternsOf, uncarried } from '../suite/dialects.ts';
import { readScenarios, type WrittenScenario } from '../suite/features.ts';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import { purposeOf } from '../suite/seed.ts';
import { createDraw } from './draw.ts';
import { createFixtures } from './fixtures.ts';
import { SHAPES } from './shapes.ts';

const SCENARIOS = readScenarios();
const { seed } = DEFAULT_PARAMETERS;
const FIELDS = ['agentId', 'queueId', 'extension', 'password', 'reasonCode', 'name'] as const;

/** The fields and shapes of the people, queues and reasons that a scenario names. */
function drawnIn(scenario: WrittenScenario, dialect: string): readonly string[] {
  const acd = { arrange: { addToFloor: async () => undefined }, server: {} } as unknown as AcdUnderTest;
  const fixtures = createFixtures(acd, { seed, id: purposeOf(scenario), patterns: patternsOf(dialect) });
  const text = scenario.steps.map((step) => step.text).join('\n');
  for (const [name] of text.matchAll(/\b(Ada|Ben|Cleo|Zoe)\b/g)) fixtures.person(name);
  for (const [queue] of text.matchAll(/\b(presales|sales-west|sales|support|billing)\b/g)) void fixtures.queue(queue);
  for (const [, reason = ''] of text.matchAll(/\breason (lunch|coffee|training)\b/g)) fixtures.reason(reason);
  if (text.includes('ids of every kind')) fixtures.peopleOfEveryKind();
  if (text.includes('queues of every kind')) fixtures.queuesOfEveryKind();
  if (text.includes('reasons of every kind')) fixtures.reasonsOfEveryKind();
  return fixtures.shapes().map(([field, shape]) => `${field}: ${shape}`);
}

test('no two scenarios draw the same', () => {
  const purposes = SCENARIOS.map(purposeOf);
  assert.equal(new Set(purposes).size, purposes.length);
});

test('the shapes have names of their own, and no twin is the value itself', () => {
  assert.equal(new Set(SHAPES.map(({ name }) => name)).size, SHAPES.length);
  for (const { value, twin } of SHAPES) {
    const one = value(seed, 'here', 100);
    assert.notEqual(twin(one), one);
    assert.notEqual(value(seed, 'there', 100), one);
  }
});

for (const dialect of DIALECT_NAMES) {
  const { requirementIds, scenarios: applying } = applyingIn(loadCatalogue(), SCENARIOS, dialect);
  const scenarios = SCENARIOS.filter((scenario) => applying.includes(scenario));

  test(`${dialect}: each requirement meets several shapes in one run`, () => {
    for (const id of requirementIds) {
      const own = scenarios.filter(({ tags }) => tags.includes(`@${id}`));
      const drawn = own.flatMap((scenario) => drawnIn(scenario, dialect));
      const shapes = new Set(drawn.map((one) => one.split(': ')[1]));
      assert.ok(shapes.size >= 3, `${id}: ${[...shapes].join(', ')}`);
      // Scenarios do not know of one another: two may draw one shape of ids.
      const idShapes = new Set(drawn.filter((one) => one.startsWith('agentId')));
      assert.ok(own.length < 3 || idShapes.size > 1, `${id}: ${[...idShapes].join(', ')}`);
    }
  });

  test(`${dialect}: every field meets every shape that it can have in one run`, () => {
    const met = new Set(scenarios.flatMap((scenario) => drawnIn(scenario, dialect)));
    const { everyKind } = createDraw({ seed, id: 'all', patterns: patternsOf(dialect) });
    const carriesReasons =
      uncarried(['reasonCodes'], dialect).length === 0 || uncarried(['breakReasons'], dialect).length === 0;
    const fields = FIELDS.filter((field) => field !== 'reasonCode' || carriesReasons);
    const wanted = fields.flatMap((field) => everyKind(field).map(({ shape }) => `${field}: ${shape}`));
    assert.deepEqual(
      wanted.filter((one) => !met.has(one)),
      [],
    );
    assert.ok(wanted.length > 40, String(wanted.length));
  });
}
