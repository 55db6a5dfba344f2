// Shows which patterns are taken, and what they match, as POSIX has extended regular expressions; and that no pattern from
// outside takes long.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compilePattern } from './posix-pattern.ts';

const NAMES = [
  'Local/wait@default-00000005;1',
  'Local/wait@default-00000005;2',
  'SIP/2000-0000001a',
  'a]b',
  'a\\b',
  '',
];

/** The pattern, and which of the names it matches. */
const MATCHES: readonly (readonly [pattern: string, indexes: string])[] = [
  ['', '012345'],
  ['.*', '012345'],
  ['^Local\\/[w]ait@.*;1$', '0'],
  ['^(SIP|PJSIP)\\/.*$', '2'],
  ['^(SIP|Local)/.*[[:digit:]]$', '01'],
  ['[[:xdigit:]]{8}$', '2'],
  ['[[:xdigit:]]{8};[12]$', '01'],
  ['[^[:alpha:]]{10}', '012'],
  ['wait|2000', '012'],
  ['^[]a]+b', '3'],
  ['[\\]', '4'],
  ['[[.\\.]]b', '4'],
  ['[[=a=]][]]', '3'],
  [']', '3'],
  ['a)?', '01234'],
  ['^$', '5'],
  ['^(x*|a+)+?$', '5'],
  ['(|x)2000', '2'],
  ['0{4,}5;1|0{,3}1a$', '02'],
  ['^a\\W', '34'],
  ['\\bwait\\b', '01'],
  ['S[A-J]P', '2'],
  ['[+--]0', '012'],
];

for (const [pattern, indexes] of MATCHES)
  test(`/${pattern}/ matches ${indexes || 'nothing'}`, () => {
    const matches = compilePattern(pattern);
    assert.ok(matches !== undefined);
    assert.equal([...NAMES.keys()].filter((index) => matches(NAMES[index] ?? '')).join(''), indexes);
  });

test('a dot is any character, and the end is the end', () => {
  assert.equal(compilePattern('a.b')?.('a\nb'), true);
  assert.equal(compilePattern('a$')?.('a\n'), false);
});

for (const pattern of [
  '[',
  '(',
  'a(b',
  '*',
  '^*',
  '(*a)',
  'a|*b',
  'a{2,1}',
  'a{',
  'a{x}',
  '[z-a]',
  '[[:word:]]',
  '[a',
  '\\',
])
  test(`/${pattern}/ is none`, () => assert.equal(compilePattern(pattern), undefined));

test('what could not be matched in linear time, or is too much, is refused', () => {
  for (const pattern of ['(a)\\1', '((a{100}){100}){100}', '(.{0,900}b){40}', 'a{32767}'])
    assert.equal(compilePattern(pattern), undefined, pattern);
});

test('no pattern takes long: what would take for ever elsewhere is done', () => {
  const text = `${'a'.repeat(50_000)}b`;
  for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(a*)*c$', '(.*)*(.*)*(.*)*x'])
    assert.equal(compilePattern(pattern)?.(text), false);
});
