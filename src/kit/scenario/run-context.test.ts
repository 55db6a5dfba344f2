// What the hooks are handed reaches BeforeAll, and neither a World nor a worker: those are given copies.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import { contextOf, worldParametersOf } from './run-context.ts';

test('the context goes along with the parameters, and with no copy of them', () => {
  const context = { stepGate: { before: async () => undefined, after: () => undefined } };
  const given = worldParametersOf(DEFAULT_PARAMETERS, context);
  assert.equal(contextOf(given), context);
  for (const copy of [structuredClone(given), JSON.parse(JSON.stringify(given))]) {
    assert.deepEqual(contextOf(copy), {});
    assert.deepEqual(copy, JSON.parse(JSON.stringify(DEFAULT_PARAMETERS)));
  }
});
