// The nearest known word: a slip is seen through, and nobody is told of a word that is far off.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from './nearest.ts';

const KNOWN = ['certify', 'profile', 'seed', 'id', 'LOGOUT-06', 'LOGOUT-14'];

const MEANT: readonly [word: string, meant: string | undefined][] = [
  ['certfy', 'certify'],
  ['certifyy', 'certify'],
  ['zertify', 'certify'],
  ['porfile', 'profile'],
  ['Seed', 'seed'],
  ['sede', 'seed'],
  ['logout-6', 'LOGOUT-06'],
  ['LOGOUT-16', 'LOGOUT-06'],
  ['LOGOUT-24', 'LOGOUT-14'],
  ['i', 'id'],
  ['x', undefined],
  ['xy', undefined],
  ['', undefined],
  ['profession', undefined],
  ['p'.repeat(1_000_000), undefined],
];

for (const [word, meant] of MEANT)
  test(`${JSON.stringify(word.slice(0, 20))} is ${meant === undefined ? 'nobody' : `a slip for ${meant}`}`, () => {
    assert.equal(nearest(word, KNOWN), meant);
  });

test('the nearer of two words is meant, and the first of two that are as near', () => {
  assert.equal(nearest('seeds', ['seedling', 'seed']), 'seed');
  assert.equal(nearest('sead', ['seat', 'seed']), 'seat');
  assert.equal(nearest('seed', []), undefined);
});
