// Canonical JSON: one text for one value, in whatever order it was written down.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

test('members are sorted at every depth, by code units, and nothing is blank', () => {
  assert.equal(
    canonicalJson({ b: [1, { z: null, a: 'x' }], a: true, B: -0, '€': 1e21, ö: 0.1 }),
    '{"B":0,"a":true,"b":[1,{"a":"x","z":null}],"ö":0.1,"€":1e+21}',
  );
});

test('what is undefined is not there, and what has no JSON is refused', () => {
  assert.equal(canonicalJson({ a: undefined, b: 1 }), '{"b":1}');
  assert.equal(canonicalJson(undefined), 'null');
  for (const number of [Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => canonicalJson({ number }), TypeError);
});

test('it is JSON of the same value, and another order makes no difference', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      assert.equal(canonicalJson(reversed(value)), text);
    }),
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}
