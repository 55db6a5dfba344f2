// Whatever a connector writes stays text: in XML and HTML, in a spreadsheet, in the log of a CI run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asAttribute, asCell, asCommandData, asCommandProperty, asLog, asText, onOneLine } from './escape.ts';

test('markup becomes text, and what no document can hold becomes a mark', () => {
  assert.equal(asText(`<b a="1">'&'</b>`), '&lt;b a=&quot;1&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;');
  assert.equal(asText('a\u0000\u001b\ud800\ufffeb\n\tc'), 'a\ufffd\ufffd\ufffd\ufffdb\n\tc');
  assert.equal(asAttribute('a\r\n\t"b'), 'a&#13;&#10;&#9;&quot;b');
});

const FORMULAS = [
  ...['=1+1', '+1', '-1', '@SUM(A1)', '|calc', '%x', '\t=1', '\r=1', '\n=1', ' =1', '\u00a0=1', '\ufeff=1'],
  ...['\uff1d1', '\uff0b1', '\uff0d1', '\uff20x'],
];

for (const formula of FORMULAS)
  test(`${JSON.stringify(formula)} is no formula in a spreadsheet`, () => {
    assert.equal(asCell(formula), `"'${formula}"`);
  });

test('cells hold quotes, commas and line ends, and nothing else is changed', () => {
  assert.equal(asCell('a "b", c\r\nd'), '"a ""b"", c\r\nd"');
  assert.equal(asCell('LOGOUT-06: 1 + 1 = 2'), '"LOGOUT-06: 1 + 1 = 2"');
  assert.equal(asCell(''), '""');
  assert.equal(asCell('a\0b'), '"a\ufffdb"');
});

test('a workflow command ends where we end it', () => {
  assert.equal(asCommandData('50%\r\n::error::x'), '50%25\\u000d%0A\\u003a:error::x');
  assert.equal(asCommandProperty('a,b:c\n%'), 'a%2Cb%3Ac%0A%25');
});

test('a text on one line shows what is in it', () => {
  assert.equal(onOneLine('a\nb\tc\u0000\u0007\u009b\u2028\u202e'), 'a\\nb\\u0009c\\u0000\\u0007\\u009b\\u2028\\u202e');
  assert.equal(onOneLine('ümläut 😀 \\n "x"'), 'ümläut 😀 \\n "x"');
});

const STEERING: readonly [what: string, text: string, shown: string][] = [
  [
    "GitHub's commands",
    '::error::x\n  ::stop-commands::y\n\u00a0::z::',
    '\\u003a:error::x\n  \\u003a:stop-commands::y\n\u00a0\\u003a:z::',
  ],
  ["GitHub's older commands", 'acme ##[stop-commands]x', 'acme ##\\u005bstop-commands]x'],
  ["Azure's commands", 'a ##vso[task.complete] ##VSO[x]', 'a ##vso\\u005btask.complete] ##VSO\\u005bx]'],
  ["GitLab's sections", 'section_start:1:x\r\u001b[0Kacme', 'section_start:1:x\\u000d\\u001b[0Kacme'],
  [
    'a terminal',
    '\u001b]0;title\u0007\u001b[2J\u009b2J\b\u007f',
    '\\u001b]0;title\\u0007\\u001b[2J\\u009b2J\\u0008\\u007f',
  ],
  ['the direction of writing', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
  [
    'a command behind what ends a line elsewhere',
    'a\r::error::b\u2028::error::c',
    'a\\u000d::error::b\\u2028::error::c',
  ],
  ['nothing', 'a: b::c http://[::1]:70 [x] ## y\n\tz 😀', 'a: b::c http://[::1]:70 [x] ## y\n\tz 😀'],
];

for (const [what, text, shown] of STEERING)
  test(`in a log, what would steer ${what} is an escape`, () => {
    assert.equal(asLog(text), shown);
    assert.equal(asLog(shown), shown, 'once is enough');
    const json = JSON.stringify({ text }, null, 2);
    assert.deepEqual(JSON.parse(asLog(json)), { text }, 'JSON stays the same JSON');
  });

test('what stands in a workflow command is no other command', () => {
  assert.equal(asCommandData('x ##[error]y\u001b'), 'x ##\\u005berror]y\\u001b');
});
