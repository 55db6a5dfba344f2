// Seeded randomness: the same seed, the same row, on every machine; another seed, another row; and dice that are fair.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from './random.ts';

const row = (seed: number, length: number): number[] => {
  const random = createRandom(seed);
  return Array.from({ length }, () => random());
};

test('a seed gives the same row wherever it runs', () => {
  // The reference values of mulberry32.
  assert.deepEqual(
    row(1, 3).map((number) => Math.round(number * 2 ** 32)),
    [2693262067, 11749833, 2265367787],
  );
  assert.deepEqual(row(-5, 100), row(-5, 100));
});

test('seeds that are neighbours give rows that have nothing in common', () => {
  const rows = [0, 1, 2, 2 ** 31 - 1].map((seed) => row(seed, 50));
  const all = rows.flat();
  assert.equal(new Set(all).size, all.length);
});

test('numbers are from 0 to 1, 1 left out, and spread evenly', () => {
  const numbers = row(42, 10_000);
  assert.ok(numbers.every((number) => number >= 0 && number < 1));
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const count = numbers.filter((number) => Math.floor(number * 10) === tenth).length;
    assert.ok(count > 900 && count < 1_100, `${count} of 10000 in the tenth ${tenth}`);
  }
});
