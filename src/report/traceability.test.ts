// The traceability matrix leads from each clause to the verdict and leaves no requirement out; in a spreadsheet nothing of
// it is a formula.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Requirement } from '../report-model/requirement.ts';
import type { RunReport } from '../report-model/run-report.ts';
import { outcome, report } from './testing/report.ts';
import { traceabilityCsv, traceabilityHtml } from './traceability.ts';

const requirement = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  ...{ id, level: 'MUST', source: 'S', needs: [], policy: [], since: 1, requirement: `${id} holds.`, status: 'active' },
  ...more,
});
const SHOWN = [
  outcome({ name: 'one', location: 'a.feature:7' }),
  outcome({ name: 'two', result: 'failed' }),
  outcome({ name: 'three', result: 'not-applicable', reason: 'So it is.' }),
];
const RUN = report({
  requirements: [
    requirement('LOGOUT-01'),
    requirement('LOGOUT-15', { level: 'SHOULD', source: 'P' }),
    requirement('EVENT-01', { source: 'I', status: 'planned' }),
    requirement('CALL-01', { status: 'excluded', reason: 'x' }),
  ],
  rulings: [{ id: 'LOGOUT-01', level: 'MUST', requirement: 'x', verdict: 'fail', scenarios: SHOWN }],
});

/** As RFC 4180 has it. */
function readCsv(csv: string): string[][] {
  assert.ok(csv.endsWith('\r\n'));
  return [...csv.matchAll(/((?:"(?:[^"]|"")*",?)+)\r\n/g)].map(([, line = '']) =>
    [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"')),
  );
}

test('the CSV has a row for each requirement and scenario', () => {
  const [heads, ...rows] = readCsv(traceabilityCsv(RUN));
  assert.deepEqual(heads, [
    'Clause',
    'Requirement',
    'Level',
    'What must hold',
    'Scenario',
    'Where',
    'Result',
    'Verdict',
    'Why',
  ]);
  const page = "Pega's page on the LogoutAgent activity, 8.6";
  assert.deepEqual(rows, [
    [page, 'LOGOUT-01', 'MUST', 'LOGOUT-01 holds.', 'one', 'features/a.feature:7', 'passed', 'fail', ''],
    [page, 'LOGOUT-01', 'MUST', 'LOGOUT-01 holds.', 'two', 'features/a.feature:7', 'failed', 'fail', ''],
    [
      page,
      'LOGOUT-01',
      'MUST',
      'LOGOUT-01 holds.',
      'three',
      'features/a.feature:7',
      'not-applicable',
      'fail',
      'So it is.',
    ],
    [
      "Pega's other OpenCTI pages, 8.5 to 8.7",
      'LOGOUT-15',
      'SHOULD',
      'LOGOUT-15 holds.',
      '',
      '',
      '',
      'not selected',
      '',
    ],
    ["our inference, or the industry's practice", 'EVENT-01', 'MUST', 'EVENT-01 holds.', '', '', '', 'planned', ''],
    [page, 'CALL-01', 'MUST', 'CALL-01 holds.', '', '', '', 'excluded', ''],
  ]);
});

const nasty = (text: string): RunReport =>
  report({
    connector: { name: text, version: '1' },
    requirements: [requirement('LOGOUT-01', { requirement: text })],
    rulings: [
      { id: 'LOGOUT-01', level: 'MUST', requirement: text, verdict: 'pass', scenarios: [outcome({ name: text })] },
    ],
  });

test('no cell is a formula, and a cell may hold anything', () => {
  const text = '=HYPERLINK("http://x","y"),\r\nz';
  const [, row] = readCsv(traceabilityCsv(nasty(text)));
  assert.deepEqual([row?.[3], row?.[4]], [`'${text}`, `'${text}`]);
});

test('the page shows the same, as text, and loads nothing', () => {
  const html = traceabilityHtml(RUN);
  for (const words of [
    'LOGOUT-01 holds.',
    'features/a.feature:7: failed',
    'not-applicable. So it is.',
    '>planned<',
    '>not selected<',
    '>fail<',
  ])
    assert.ok(html.includes(words), words);
  assert.equal(html.match(/<tr id=/g)?.length, 4);
  assert.doesNotMatch(html, /<script|https?:|url\(|@import/);
  const other = traceabilityHtml(nasty('<img src=x onerror=alert(1)>'));
  assert.doesNotMatch(other, /<img/);
  assert.match(other, /&lt;img src=x/);
});
