// Whatever a connector writes stays text: in XML and HTML, in a spreadsheet, in the log of a CI run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asAttribute, asCell, asCommandData, asCommandProperty, asText } from './escape.ts';

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
  assert.equal(asCommandData('50%\r\n::error::x'), '50%25%0D%0A::error::x');
  assert.equal(asCommandProperty('a,b:c\n%'), 'a%2Cb%3Ac%0A%25');
});
