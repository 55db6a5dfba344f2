// The rows of a scenario outline bear one name: every report that tells scenarios one by one tells them apart by their values,
// made harmless to its format.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ruling } from '../report-model/run-report.ts';
import { reportHtml } from './html.ts';
import { junitXml } from './junit.ts';
import { summaryMd } from './summary.ts';
import { formatVerdict } from './terminal.ts';
import { outcome, report } from './testing/report.ts';
import { traceabilityCsv, traceabilityHtml } from './traceability.ts';

const ROWS = ['blank: nothing', 'blank: <tab>, queue: a_b'].map((examples, index) =>
  outcome({ name: 'A blank is none', examples, location: `a.feature:${index + 7}`, result: 'failed' }),
);
const RULING: Ruling = { id: 'A-01', level: 'MUST', verdict: 'fail', requirement: 'It holds.', scenarios: ROWS };
const REQUIREMENT = {
  ...{ id: 'A-01', level: 'MUST', source: 'S', status: 'active', needs: [], requirement: 'It holds.' },
} as const;
const RUN = report({
  ...{ outcomes: ROWS, rulings: [RULING], ruling: { verdict: 'not-certified', exitCode: 1 } },
  requirements: [REQUIREMENT as never],
});

const TOLD: readonly [where: string, text: string, second: string][] = [
  [
    'the terminal',
    formatVerdict(RUN, { folder: '/r', cwd: '/' }),
    '    A blank is none (blank: <tab>, queue: a_b) (features/',
  ],
  ['the summary', summaryMd(RUN), 'A blank is none (blank: \\<tab\\>, queue: a\\_b) (`features/'],
  ['report.html', reportHtml(RUN), '<h4>A blank is none (blank: &lt;tab&gt;, queue: a_b) <small>'],
  ['junit.xml', junitXml(RUN), 'name="A blank is none (blank: &lt;tab&gt;, queue: a_b)"'],
  ['traceability.html', traceabilityHtml(RUN), '<li>A blank is none (blank: &lt;tab&gt;, queue: a_b) <small>'],
  ['traceability.csv', traceabilityCsv(RUN), ',"A blank is none (blank: <tab>, queue: a_b)",'],
];

for (const [where, text, second] of TOLD)
  test(`${where} tells the rows of an outline by their values`, () => {
    assert.ok(text.includes('A blank is none (blank: nothing)'), text);
    assert.ok(text.includes(second), text);
  });
