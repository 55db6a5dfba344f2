// junit.xml is XML whatever a connector wrote, has the shape that the usual readers expect, counts what there is, and
// carries every text back out unharmed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GateRuling } from '../contract/baseline.ts';
import type { Ruling, RunReport } from '../contract/run-report.ts';
import { junitXml } from './junit.ts';
import { EACH_RESULT, outcome, report } from './test-report.ts';
import { allOf, type Element, parseXml } from './test-xml.ts';

const parse = (run: RunReport): readonly Element[] => allOf(parseXml(junitXml(run)));
const named = (elements: readonly Element[], name: string) => elements.filter((element) => element.name === name);
const shown = ({ name, attributes }: Element) => ({ name, attributes });

/**
 * The common ground of the schemas that readers go by (Ant's, Jenkins', Surefire's, GitLab's): which children, in which
 * order, and which attributes. Properties of a test case are the one extension, and readers that do not know them pass
 * them over.
 */
const SHAPE: Readonly<Record<string, { children: RegExp; must: readonly string[]; may: readonly string[] }>> = {
  testsuites: {
    children: /^(testsuite )*$/,
    must: [],
    may: ['name', 'tests', 'failures', 'errors', 'skipped', 'time'],
  },
  testsuite: {
    children: /^(properties )?(testcase )*$/,
    must: ['name', 'tests', 'failures', 'errors'],
    may: ['skipped', 'time', 'timestamp'],
  },
  properties: { children: /^(property )*$/, must: [], may: [] },
  property: { children: /^$/, must: ['name', 'value'], may: [] },
  testcase: { children: /^(properties )?(skipped |error |failure )?$/, must: ['name', 'classname'], may: ['time'] },
  skipped: { children: /^$/, must: [], may: ['message'] },
  error: { children: /^$/, must: ['type', 'message'], may: [] },
  failure: { children: /^$/, must: ['type', 'message'], may: [] },
};

const WORDY = ['error', 'failure'];

/** How the values of some attributes must be written. */
const WRITTEN: Readonly<Record<string, RegExp>> = {
  ...{ tests: /^\d+$/, failures: /^\d+$/, errors: /^\d+$/, skipped: /^\d+$/ },
  ...{ time: /^\d+\.\d{3}$/, timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/ },
};

function assertShape(run: RunReport): void {
  const elements = parse(run);
  assert.equal(elements[0]?.name, 'testsuites');
  for (const element of elements) assertElement(element);
}

function assertElement({ name, attributes, children, text }: Element): void {
  const shape = SHAPE[name];
  assert.ok(shape, `no reader knows ${name}`);
  assert.match(children.map((child) => `${child.name} `).join(''), shape.children, name);
  assert.deepEqual(
    shape.must.filter((must) => !(must in attributes)),
    [],
    `${name} lacks`,
  );
  assert.deepEqual(
    Object.keys(attributes).filter((present) => ![...shape.must, ...shape.may].includes(present)),
    [],
    `${name} has besides`,
  );
  if (!WORDY.includes(name)) assert.equal(text.trim(), '', `${name} holds text`);
  for (const [attribute, value] of Object.entries(attributes))
    assert.match(value, WRITTEN[attribute] ?? /^/, `${name} ${attribute}`);
}

test('the shape is the one that the usual readers expect', () => {
  assertShape(report({ outcomes: EACH_RESULT }));
  assertShape(report({ outcomes: [] }));
});

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
    const run = report({ outcomes, connector: { name: text, version: '1' } });
    const elements = parse(run);
    const find = (name: string) => named(elements, name)[0]?.attributes;
    assert.equal(find('testsuite')?.name, `${read} 1`);
    assert.deepEqual(find('testcase'), { name: read, classname: read, time: '0.000' });
    assert.deepEqual(
      named(elements, 'property').find(({ attributes }) => attributes.name === 'requirement')?.attributes.value,
      read,
    );
    assert.equal(find('failure')?.message, `expected ${read}; seen: ${read}`);
    assert.equal(find('error')?.message, read);
    assert.equal(find('skipped')?.message, read);
    assertShape(run);
  });

test('each result is counted as what it is, and told', () => {
  const elements = parse(report({ outcomes: EACH_RESULT }));
  const [suites, suite] = elements;
  const counts = { tests: '5', failures: '1', errors: '2', skipped: '1', time: '0.000' };
  assert.deepEqual(suites && shown(suites), { name: 'testsuites', attributes: { name: 'signoff', ...counts } });
  assert.deepEqual(suite?.attributes, { name: 'acme 2.4.0', ...counts, timestamp: '2026-01-02T03:04:05' });
  assert.equal(named(elements, 'testcase').length, 5);
  assert.deepEqual(elements.filter(({ name }) => /failure|error|skipped/.test(name)).map(shown), [
    { name: 'failure', attributes: { type: 'mismatch', message: 'expected this, or that; seen: something else' } },
    { name: 'error', attributes: { type: 'untestable', message: 'no port' } },
    { name: 'error', attributes: { type: 'unfinished', message: 'It did not finish.' } },
    { name: 'skipped', attributes: { message: 'The connector does not declare look.' } },
  ]);
  assert.match(named(elements, 'failure')[0]?.text ?? '', /expected {3}this\n {6}or {3}that\nseen {7}something else/);
});

test('times add up, and every requirement of a scenario is a property of its case', () => {
  const outcomes = [
    outcome({ requirementIds: ['LOGOUT-01', 'LOGOUT-12'], durationMs: 1234.5 }),
    outcome({ durationMs: 15.5 }),
  ];
  const elements = parse(report({ outcomes }));
  assert.equal(named(elements, 'testsuite')[0]?.attributes.time, '1.250');
  const [first] = named(elements, 'testcase');
  assert.equal(first?.attributes.time, '1.234');
  assert.deepEqual(
    first?.children[0]?.children.map(({ attributes }) => attributes),
    [
      { name: 'requirement', value: 'LOGOUT-01' },
      { name: 'requirement', value: 'LOGOUT-12' },
    ],
  );
});

const ruling = (id: string, verdict: Ruling['verdict']): Ruling => ({
  ...{ id, verdict, level: 'MUST', requirement: 'It holds.', scenarios: [] },
});
const gate = (...ids: string[]): GateRuling => ({
  ...{
    baseline: 'known.yaml',
    entries: [],
    isPassed: true,
    exitCode: 0,
    reason: '',
    fresh: [],
    stale: [],
    expired: [],
  },
  known: ids.map((requirement) => ({ requirement, reason: 'late', expires: '2027-01-31' })),
});

test('what is known to fail is skipped and says so; where something else fails with it, it is a failure', () => {
  const failed = outcome({
    requirementIds: ['A-01', 'A-02'],
    result: 'failed',
    mismatch: { expected: ['a'], seen: 'b' },
  });
  const rulings = [ruling('A-01', 'fail'), ruling('A-02', 'fail')];
  const kinds = (...known: string[]) => {
    const elements = parse(report({ outcomes: [failed], rulings, gate: gate(...known) }));
    return elements.filter(({ name }) => /failure|skipped/.test(name));
  };
  assert.deepEqual(kinds('A-01', 'A-02').map(shown), [
    {
      name: 'skipped',
      attributes: { message: 'known failure: A-01, late (until 2027-01-31); A-02, late (until 2027-01-31)' },
    },
  ]);
  assert.deepEqual(
    kinds('A-01').map(({ name }) => name),
    ['failure'],
  );
  assert.deepEqual(
    kinds().map(({ name }) => name),
    ['failure'],
  );
});

test('a run without a scenario is well-formed too', () => {
  assert.equal(parse(report({ outcomes: [] }))[0]?.attributes.tests, '0');
});
