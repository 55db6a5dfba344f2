// Patterns of channel names: those that are understood mean what a regular expression means, and none takes long.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matcherOf } from './pattern.ts';

const SEED = 20_261_124;

test('a name is meant as it is, with or without slashes inside', () => {
  const isMeant = matcherOf('Local/1001@agents-00000000;1');
  assert.ok(isMeant?.('Local/1001@agents-00000000;1'));
  assert.ok(!isMeant?.('Local/1001@agents-00000000;2'));
});

test('whatever is understood means what it means as a regular expression', () => {
  const part = fc.constantFrom('a', 'b', '/', '\\/', '\\.', '.', '.*', '-', ';');
  const pattern = fc
    .tuple(fc.constantFrom('', '^'), fc.array(part, { maxLength: 8 }), fc.constantFrom('', '$'))
    .map(([start, parts, end]) => start + parts.join('') + end);
  const name = fc.array(fc.constantFrom('a', 'b', '/', '.', '-', ';'), { maxLength: 12 }).map((all) => all.join(''));
  fc.assert(
    fc.property(pattern, name, (text, given) => {
      assert.equal(matcherOf(`/${text}/`)?.(given), new RegExp(text, 's').test(given), `/${text}/ of ${given}`);
    }),
    { numRuns: 20_000, seed: SEED },
  );
});

for (const pattern of ['/(a+)+$/', '/a+/', '/[ab]/', '/a|b/', '/a{3}/', '/\\d/', '/a*/', '/a^/', '/a$b/', '/a\\/'])
  test(`${pattern} is not understood`, () => assert.equal(matcherOf(pattern), undefined));

test('a pattern of many parts is done with at once', () => {
  const isMeant = matcherOf(`/^${'.*a'.repeat(2000)}$/`);
  assert.equal(isMeant?.('b'.repeat(8000)), false);
  assert.equal(isMeant?.('a'.repeat(8000)), true);
});
