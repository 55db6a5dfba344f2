// junit.xml is XML whatever a connector wrote, counts what there is, and carries every text back out unharmed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asAttribute, junitXml } from './junit.ts';
import { EACH_RESULT, outcome, report } from './test-report.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The elements of `xml`, in order. Fails where it is not well-formed, as far as our reports use XML. */
function parse(xml: string): Element[] {
  assert.doesNotMatch(xml, /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u, 'XML holds no such character');
  const [, body] = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n(.*)$/s.exec(xml) ?? [];
  assert.ok(body !== undefined, 'it says that it is XML');
  const elements: Element[] = [];
  const open: string[] = [];
  let rest = body;
  while (rest.trim() !== '') {
    const tag = /^\s*<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/.exec(rest);
    assert.ok(tag, `no tag: ${rest.slice(0, 80)}`);
    const [whole, closing, name = '', attributes = '', empty] = tag;
    if (closing) assert.equal(open.pop(), name);
    else elements.push({ name, attributes: readAttributes(attributes) });
    if (!closing && !empty) open.push(name);
    rest = rest.slice(whole.length);
  }
  assert.deepEqual(open, [], 'every element is closed');
  return elements;
}

const readAttributes = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]),
  );

function decode(value: string): string {
  assert.doesNotMatch(value, /[\t\n\r]/, 'a reader would make a blank of it');
  return value.replace(/&(#?)([^;]*);?/g, (entity, isNumber, name) => {
    const character = isNumber ? String.fromCodePoint(Number(name)) : ENTITIES[name];
    assert.ok(entity.endsWith(';') && character !== undefined, `no entity: ${entity}`);
    return character;
  });
}

const NASTY: readonly [title: string, text: string, read?: string][] = [
  ['quotes, brackets and ampersands', `<a href="x">'&amp;'</a>]]>&`],
  ['line ends and tabs', 'a\r\nb\tc\n'],
  ['every letter and picture', 'späte Schicht 漢字 😀 \u{10FFFF} \u007f\u0085\u2028'],
  ['control characters', 'a\u0000\u0007\u001b[31mb\u001f', 'a\ufffd\ufffd\ufffd[31mb\ufffd'],
  ['lone surrogates', 'a\ud800b\udc00c', 'a\ufffdb\ufffdc'],
  ['surrogates the wrong way round', '\udc00\ud800', '\ufffd\ufffd'],
  ['what is no character', '\ufffe\uffff', '\ufffd\ufffd'],
];

for (const [title, text, read = text] of NASTY)
  test(`${title} come back wherever a connector or a feature may have put them`, () => {
    const outcomes = [
      outcome({ name: text, location: text, requirementIds: [text] }),
      outcome({ result: 'failed', mismatch: { expected: [text], seen: text } }),
      outcome({ result: 'untestable', reason: text }),
      outcome({ result: 'not-applicable', reason: text }),
    ];
    const elements = parse(junitXml(report({ outcomes, connector: { name: text, version: '1' } })));
    const find = (name: string) => elements.find((element) => element.name === name)?.attributes;
    assert.equal(elements[1]?.attributes.name, `${read} 1`);
    assert.deepEqual(find('testcase'), { name: read, classname: read });
    assert.deepEqual(find('property'), { name: 'requirement', value: read });
    assert.equal(find('failure')?.message, `expected ${read}; seen: ${read}`);
    assert.equal(find('error')?.message, read);
    assert.equal(find('skipped')?.message, read);
    assert.equal(decode(asAttribute(text)), read);
  });

test('each result is counted as what it is, and told', () => {
  const [suites, suite, ...elements] = parse(junitXml(report({ outcomes: EACH_RESULT })));
  const counts = { tests: '5', failures: '1', errors: '2', skipped: '1' };
  assert.deepEqual(suites, { name: 'testsuites', attributes: { name: 'signoff', ...counts } });
  assert.deepEqual(suite?.attributes, { name: 'acme 2.4.0', ...counts, timestamp: '2026-01-02T03:04:05' });
  assert.equal(elements.filter(({ name }) => name === 'testcase').length, 5);
  assert.deepEqual(
    elements.filter(({ name }) => /failure|error|skipped/.test(name)).map(({ name, attributes }) => [name, attributes]),
    [
      ['failure', { type: 'mismatch', message: 'expected this, or that; seen: something else' }],
      ['error', { type: 'untestable', message: 'no port' }],
      ['error', { type: 'unfinished', message: 'It did not finish.' }],
      ['skipped', { message: 'The connector does not declare look.' }],
    ],
  );
});

test('a run without a scenario is well-formed too', () => {
  assert.equal(parse(junitXml(report({ outcomes: [] })))[0]?.attributes.tests, '0');
});
