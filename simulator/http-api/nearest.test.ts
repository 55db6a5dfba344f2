// The nearest word: each kind of slip is seen through, and nobody is told of a word that is far off.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from './nearest.ts';

const WORDS = ['sales', 'support', 'billing', 'defaultQueues', 'id', 'name'];

const CODES = ['certify', 'profile', 'seed', 'id', 'LOGOUT-06', 'LOGOUT-14'];

const MEANT_BY_CODES: readonly [word: string, meant: string | undefined][] = [
  ['certfy', 'certify'],
  ['zertify', 'certify'],
  ['porfile', 'profile'],
  ['Seed', 'seed'],
  ['sede', 'seed'],
  ['logout-6', 'LOGOUT-06'],
  ['LOGOUT-16', 'LOGOUT-06'],
  ['LOGOUT-24', 'LOGOUT-14'],
  ['xy', undefined],
  ['profession', undefined],
];

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

for (const [words, [word, meant]] of [
  ...MEANT.map((row) => [WORDS, row] as const),
  ...MEANT_BY_CODES.map((row) => [CODES, row] as const),
])
  test(`${JSON.stringify(word.slice(0, 20))} is ${meant === undefined ? 'nobody' : `a slip for ${meant}`}`, () => {
    assert.equal(nearest(word, words), meant);
  });

test('the nearer of two words is meant, and the first of two that are as near', () => {
  assert.equal(nearest('sale', ['salty', 'sales']), 'sales');
  assert.equal(nearest('sale', ['sala', 'sall']), 'sala');
  assert.equal(nearest('sale', []), undefined);
});
