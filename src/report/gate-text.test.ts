// What was declined and what is known to fail show wherever a verdict is read, and neither can be taken for more than it is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GateRuling } from '../report-model/baseline.ts';
import type { Ruling } from '../report-model/run-report.ts';
import { certificationJson } from './certification.ts';
import { reportHtml } from './html.ts';
import { summaryMd } from './summary.ts';
import { formatVerdict } from './terminal.ts';
import { outcome, report } from './testing/report.ts';

const FAILED = outcome({ result: 'failed', mismatch: { expected: ['this'], seen: 'that' } });
const RULING: Ruling = {
  ...{ id: 'LOGOUT-06', level: 'MUST', requirement: 'It holds.', verdict: 'fail', scenarios: [FAILED] },
};
const KNOWN = { requirement: 'LOGOUT-06', reason: 'not <done> yet', expires: '2027-01-31', line: 3 };
const GATE: GateRuling = {
  ...{
    baseline: 'known.yaml',
    entries: [KNOWN],
    isPassed: true,
    exitCode: 0,
    reason: 'Known failures only: LOGOUT-06.',
  },
  ...{ known: [KNOWN], fresh: [], stale: [], expired: [] },
};
const LINE = 'Gate against known.yaml: passed. Known failures only: LOGOUT-06. This is no certificate.';

const RUN = report({
  rulings: [RULING],
  tiers: [
    { tier: 'logout', isReached: true, declined: ['queueLogout', 'events'] },
    { tier: 'agent-state', isReached: false, declined: [] },
  ],
  ruling: { verdict: 'not-certified', exitCode: 1 },
  gate: GATE,
});

test('the terminal says that the gate is passed and the connector is not certified', () => {
  const lines = formatVerdict(RUN, { folder: '/work/reports', cwd: '/work' }).split('\n');
  assert.ok(lines.includes('acme 2.4.0: NOT-CERTIFIED (1 fail)'));
  assert.ok(lines.includes(LINE), lines.join('\n'));
  assert.ok(lines.includes('Tiers: logout reached (without queue logout and events), agent-state NOT reached'));
  assert.ok(lines.includes('    known: not <done> yet (until 2027-01-31)'));
});

test('so do summary and page', () => {
  const summary = summaryMd(RUN);
  for (const words of [
    `**${LINE}**`,
    '- logout, without queue logout and events: reached',
    '### fail, known: LOGOUT-06',
  ])
    assert.ok(summary.includes(words), summary);
  const html = reportHtml(RUN);
  for (const words of [LINE, 'not &lt;done&gt; yet (until 2027-01-31)', 'Tier logout, without queue logout and events'])
    assert.ok(html.includes(words), words);
});

test('certification.json tells the gate, without the lines of a file that changes', () => {
  const { verdict, gate, tiers } = JSON.parse(certificationJson(RUN));
  const { line, ...entry } = KNOWN;
  assert.equal(verdict, 'not-certified');
  assert.deepEqual(gate, {
    ...{ baseline: 'known.yaml', isPassed: true, exitCode: 0, reason: 'Known failures only: LOGOUT-06.' },
    ...{ known: [entry], new: [], stale: [], expired: [] },
  });
  assert.deepEqual(tiers[0].declined, ['queueLogout', 'events']);
});

test('of a certified run nothing says that it is none', () => {
  const gate = { ...GATE, reason: 'Everything is met.', known: [] };
  const text = formatVerdict(report({ gate }), { folder: '/work/reports', cwd: '/work' });
  assert.ok(text.includes('\nGate against known.yaml: passed. Everything is met.\n'));
});

test('entries that are to go are told with what to type', () => {
  const gate = {
    ...GATE,
    isPassed: false,
    exitCode: 1,
    reason: 'Stale.',
    baseline: 'my known.yaml',
    stale: [KNOWN],
  } as const;
  const text = formatVerdict({ ...RUN, gate }, { folder: '/work/reports', cwd: '/work' });
  assert.ok(
    text.includes(
      "Stale. Take the entries out of the file, or rewrite it: the same command with --baseline 'my known.yaml' --update-baseline.\n",
    ),
    text,
  );
});

test('a gate that is not passed shouts', () => {
  const gate = { ...GATE, isPassed: false, exitCode: 1, reason: 'New: LOGOUT-01.' } as const;
  const text = formatVerdict({ ...RUN, gate }, { folder: '/work/reports', cwd: '/work' });
  assert.ok(text.includes('\nGate against known.yaml: NOT PASSED. New: LOGOUT-01.\n'));
});
