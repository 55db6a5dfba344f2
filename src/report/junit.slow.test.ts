// junit.xml is XML whatever a connector wrote, has the shape that the usual readers expect, counts what there is, and
// carries every text back out unharmed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertJunit, junitErrors } from '../../test/testing/junit-schema.ts';
import { readScenarios } from '../kit/suite/features.ts';
import type { GateRuling } from '../report-model/baseline.ts';
import type { Ruling, RunReport } from '../report-model/run-report.ts';
import { junitXml } from './junit.ts';
import { EACH_RESULT, outcome, report } from './testing/report.ts';
import { allOf, type Element, parseXml } from './testing/xml.ts';

const parse = (run: RunReport): readonly Element[] => allOf(parseXml(junitXml(run)));
const named = (elements: readonly Element[], name: string) => elements.filter((element) => element.name === name);
const shown = ({ name, attributes }: Element) => ({ name, attributes });

test('the shape is the one that Jenkins’ plugin documents', async () => {
  await assertJunit(junitXml(report({ outcomes: EACH_RESULT })));
  await assertJunit(junitXml(report({ outcomes: [] })));
});

test('the schema lets nothing through that the plugin would not', async () => {
  const breakReport = async (what: RegExp, by: string) => {
    const xml = junitXml(report({ outcomes: EACH_RESULT }));
    assert.match(xml, what);
    return junitErrors(xml.replace(what, by));
  };
  for (const [what, by] of [
    [/(<testcase[^>]*>)/, '$1<properties></properties>'],
    [/<testsuites /, '<testsuites skipped="1" '],
    [/<testcase name="[^"]*"/, '<testcase'],
    [/<\/testsuite>/, '<testcase name="It holds" classname="a"/></testsuite>'],
    [/<\/testsuites>/, ''],
  ] as const)
    assert.notDeepEqual(await breakReport(what, by), [], String(what));
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
  test(`${title} come back wherever a connector or a feature may have put them`, async () => {
    const outcomes = [
      outcome({ name: text, location: text, requirementIds: [text] }),
      outcome({ name: 'b', result: 'failed', mismatch: { expected: [text], seen: text } }),
      outcome({ name: 'c', result: 'untestable', reason: text }),
      outcome({ name: 'd', result: 'not-applicable', reason: text }),
    ];
    const run = report({ outcomes, connector: { name: text, version: '1' } });
    const elements = parse(run);
    const find = (name: string) => named(elements, name)[0]?.attributes;
    assert.equal(find('testsuite')?.name, `${read} 1`);
    assert.deepEqual(find('testcase'), { name: read, classname: read.replaceAll('/', '.'), time: '0.000' });
    assert.ok(named(elements, 'system-out')[0]?.text.startsWith(read));
    assert.equal(find('failure')?.message, `expected ${read}; seen: ${read}`);
    assert.equal(find('error')?.message, read);
    assert.equal(find('skipped')?.message, read);
    await assertJunit(junitXml(run));
  });

test('each result is counted as what it is, and told', () => {
  const elements = parse(report({ outcomes: EACH_RESULT }));
  const [suites, suite] = elements;
  const counts = { tests: '5', failures: '1', errors: '2', time: '0.000' };
  assert.deepEqual(suites && shown(suites), { name: 'testsuites', attributes: { name: 'signoff', ...counts } });
  const more = { skipped: '1', timestamp: '2026-01-02T03:04:05' };
  assert.deepEqual(suite?.attributes, { name: 'acme 2.4.0', ...counts, ...more });
  assert.equal(named(elements, 'testcase').length, 5);
  assert.deepEqual(elements.filter(({ name }) => /failure|error|skipped/.test(name)).map(shown), [
    { name: 'failure', attributes: { type: 'mismatch', message: 'expected this, or that; seen: something else' } },
    { name: 'error', attributes: { type: 'untestable', message: 'no port' } },
    { name: 'error', attributes: { type: 'unfinished', message: 'It did not finish.' } },
    { name: 'skipped', attributes: { message: 'The connector does not declare look.' } },
  ]);
  assert.match(named(elements, 'failure')[0]?.text ?? '', /expected {3}this\n {6}or {3}that\nseen {7}something else/);
});

test('times add up, and every requirement of a scenario is told with its level and verdict', () => {
  const outcomes = [
    outcome({ requirementIds: ['LOGOUT-01', 'LOGOUT-12'], durationMs: 1234.5 }),
    outcome({ name: 'It holds too', durationMs: 15.5 }),
  ];
  const elements = parse(report({ outcomes, rulings: [ruling('LOGOUT-01', 'pass')] }));
  assert.equal(named(elements, 'testsuite')[0]?.attributes.time, '1.250');
  const [first] = named(elements, 'testcase');
  assert.equal(first?.attributes.time, '1.234');
  assert.equal(first?.children[0]?.text, 'LOGOUT-01 (MUST): pass\nLOGOUT-12\nfeatures/a.feature:7\n');
});

test('a case is known by its feature and its scenario with its values, and stays the same when lines move', () => {
  const about = (location: string) => [
    outcome({ location: `logout-agent/refusals.feature:${location}7`, examples: 'blank: nothing' }),
    outcome({ location: `logout-agent/refusals.feature:${location}8`, examples: 'blank: null' }),
    outcome({ location: `logout-agent/refusals.feature:${location}9`, examples: 'blank: null' }),
  ];
  const names = (location: string) =>
    named(parse(report({ outcomes: about(location) })), 'testcase').map(({ attributes }) => [
      attributes.classname,
      attributes.name,
    ]);
  assert.deepEqual(names('1'), [
    ['logout-agent.refusals', 'It holds (blank: nothing)'],
    ['logout-agent.refusals', 'It holds (blank: null)'],
    ['logout-agent.refusals', 'It holds (blank: null), 2'],
  ]);
  assert.deepEqual(names('2'), names('1'));
});

test('no two scenarios of the suite share a name, so that none needs a number', () => {
  const outcomes = readScenarios().map(({ name, examples, location }) => outcome({ name, examples, location }));
  const names = named(parse(report({ outcomes })), 'testcase').map(
    ({ attributes }) => `${attributes.classname} ${attributes.name}`,
  );
  assert.equal(new Set(names).size, outcomes.length);
  assert.deepEqual(
    names.filter((name) => /, \d+$/.test(name)),
    [],
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
  const blockers = ['A-01', 'A-02'];
  const kinds = (...known: string[]) => {
    const elements = parse(report({ outcomes: [failed], rulings, blockers, gate: gate(...known) }));
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
