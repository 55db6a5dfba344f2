// The quick way through JSON: it says what `JSON.parse` says, or leaves the text to somebody else. Made up by fast-check.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { quickJson } from './quick-json.ts';

const SEED = 20_250_708;

test('an object without doubt is read, however it is written', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 });
  const property = fc.property(object, fc.constantFrom(0, 1, '\t'), (value, space) => {
    const text = JSON.stringify(value, null, space);
    assert.deepEqual(quickJson(text), text.includes('__proto__') ? undefined : { value: JSON.parse(text) });
  });
  fc.assert(property, { seed: SEED, numRuns: 500 });
});

const LEFT: readonly string[] = [
  '',
  'agents: []',
  '[]',
  '7',
  '{',
  '{"a": 1} x',
  '{"a": 1, "a": 1}',
  '{"a": {"b": 1, "b": 2}}',
  '{"\\u0061": 1, "a": 1}',
  '{"__proto__": 1}',
  "{'a': 1}",
  '{a: 1}',
  '{"a": "x',
  '{"a": "x\\',
];

for (const text of LEFT)
  test(`${JSON.stringify(text)} is left to others`, () => {
    assert.equal(quickJson(text), undefined);
  });

test('an object a million deep is no danger', () => {
  const text = `${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}`;
  assert.doesNotThrow(() => quickJson(text));
});
