// The nearest word: each kind of slip is seen through, and nobody is told of a word that is far off.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from './nearest.ts';

const WORDS = ['sales', 'support', 'billing', 'defaultQueues', 'id', 'name'];

const MEANT: readonly [word: string, meant: string | undefined][] = [
  ['salse', 'sales'],
  ['sale', 'sales'],
  ['ssales', 'sales'],
  ['Sales', 'sales'],
  ['zales', 'sales'],
  ['default_queues', 'defaultQueues'],
  ['defaultQueue', 'defaultQueues'],
  ['suport', 'support'],
  ['bilingg', 'billing'],
  ['nmae', 'name'],
  ['i', 'id'],
  ['wallet', undefined],
  ['x', undefined],
  ['', undefined],
  ['x'.repeat(100_000), undefined],
];

for (const [word, meant] of MEANT)
  test(`${JSON.stringify(word.slice(0, 20))} is ${meant === undefined ? 'nobody' : `a slip for ${meant}`}`, () => {
    assert.equal(nearest(word, WORDS), meant);
  });

test('the nearer of two words is meant, and the first of two that are as near', () => {
  assert.equal(nearest('sale', ['salty', 'sales']), 'sales');
  assert.equal(nearest('sale', ['sala', 'sall']), 'sala');
  assert.equal(nearest('sale', []), undefined);
});
