// What derives from a seed is the same every time and everywhere, and differs by seed and by purpose.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive, deriveDigits } from './seed.ts';

/** Recorded: a seed that was printed once must give the same run for ever. */
const RECORDED: readonly [seed: number, purpose: string, hex: string, digits: string][] = [
  [1, 'link token', '1f4470869574', '706105460'],
  [1, '', '4355a46b19d3', '309763539'],
  [2147483647, 'features/logout-agent/success.feature:7', '8a1e3fb938ab', '222755243'],
  [0, 'späte 😀', '41ef8ee1b487', '450145671'],
];

for (const [seed, purpose, hex, digits] of RECORDED)
  test(`seed ${seed} for ${JSON.stringify(purpose)} gives what it always gave`, () => {
    assert.equal(derive(seed, purpose), hex);
    assert.equal(deriveDigits(seed, purpose), digits);
  });

test('another seed or another purpose gives something else', () => {
  const given = [1, 2, 11].flatMap((seed) => ['', '1', 'a', 'a\n'].map((purpose) => derive(seed, purpose)));
  assert.equal(new Set(given).size, given.length);
});

test('digits are nine, and none is a leading zero', () => {
  for (let seed = 0; seed < 1000; seed += 1) assert.match(deriveDigits(seed, 'agents'), /^[1-9]\d{8}$/);
});
