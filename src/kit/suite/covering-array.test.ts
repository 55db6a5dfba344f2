// The covering array against its definition: for any columns, and whatever is left out of their product, every pair that
// can meet meets; and it is always the same, and short.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { coveringArray, product, type Row } from './covering-array.ts';

/** Every two values of different columns that stand in one row. */
function pairsOf(rows: readonly Row[]): Set<string> {
  const pairs = new Set<string>();
  for (const row of rows)
    for (let left = 0; left < row.length; left += 1)
      for (let right = left + 1; right < row.length; right += 1)
        pairs.add(JSON.stringify([left, row[left], right, row[right]]));
  return pairs;
}

const columns = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 6 })
  .map((sizes) => sizes.map((size) => ['a', 'b', 'c', 'd'].slice(0, size)));

test('every pair of values meets in some row', () => {
  fc.assert(
    fc.property(columns, (some) => {
      const rows = product(some);
      assert.equal(
        rows.length,
        some.reduce((size, values) => size * values.length, 1),
      );
      const covering = coveringArray(rows);
      assert.deepEqual(pairsOf(covering), pairsOf(rows));
      assert.deepEqual(coveringArray(rows), covering);
    }),
  );
});

test('what is left out does not come back, and every pair that is left meets', () => {
  fc.assert(
    fc.property(columns, fc.infiniteStream(fc.boolean()), (some, keeps) => {
      const rows = product(some).filter(() => keeps.next().value);
      const covering = coveringArray(rows);
      assert.deepEqual(pairsOf(covering), pairsOf(rows));
      assert.ok(covering.every((row) => rows.includes(row)));
    }),
  );
});

test('one column of six values and ten of two take hardly more rows than they must', () => {
  const rows = product([['1', '2', '3', '4', '5', '6'], ...Array.from({ length: 10 }, () => ['', 'x'])]);
  const { length } = coveringArray(rows);
  assert.ok(length >= 12 && length <= 16, `${length} rows`);
});

test('of nothing comes nothing', () => {
  assert.deepEqual(coveringArray([]), []);
  assert.deepEqual(product([]), [[]]);
});
