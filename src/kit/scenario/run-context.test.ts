// What the hooks are handed reaches BeforeAll, and neither a World nor a worker: those are given copies.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import { contextOf, runIdOf, worldParametersOf } from './run-context.ts';

test('the context goes along with the parameters, and with no copy of them', () => {
  const wait = async () => undefined;
  const context = { stepGate: { before: wait, after: wait, end: wait } };
  const given = worldParametersOf(DEFAULT_PARAMETERS, context);
  assert.equal(contextOf(given), context);
  for (const copy of [structuredClone(given), JSON.parse(JSON.stringify(given))]) {
    assert.deepEqual(contextOf(copy), {});
    const { runId, ...parameters } = copy;
    assert.equal(runIdOf({ runId }), runIdOf(given), 'they are told apart by what goes along with every copy');
    assert.deepEqual(parameters, JSON.parse(JSON.stringify(DEFAULT_PARAMETERS)));
  }
  assert.notEqual(runIdOf(worldParametersOf(DEFAULT_PARAMETERS, context)), runIdOf(given));
});
