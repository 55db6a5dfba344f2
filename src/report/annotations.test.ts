// Annotations: each requirement that is not met at the scenario that shows it, each entry of a baseline that is to go at
// its line, and no command that a connector could slip in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GateRuling } from '../report-model/baseline.ts';
import type { Ruling, ScenarioOutcome } from '../report-model/run-report.ts';
import { annotationsOf } from './annotations.ts';
import { outcome, report } from './testing/report.ts';

const FAILED = outcome({ location: 'a/b.feature:9', result: 'failed', mismatch: { expected: ['this'], seen: 'that' } });
const ruling = (id: string, verdict: Ruling['verdict'], ...scenarios: ScenarioOutcome[]): Ruling => ({
  ...{
    id,
    verdict,
    level: verdict === 'warn' ? 'SHOULD' : 'MUST',
    requirement: 'It holds.',
    scenarios,
    reason: 'No port.',
  },
});
const PLACES = { features: 'node_modules/signoff/features', baseline: 'known.yaml' };

test('what is not met is told where it is shown; what is met or does not apply is not told', () => {
  const rulings = [
    ...[ruling('A-01', 'pass', outcome()), ruling('A-02', 'not-applicable')],
    ...[
      ruling('A-03', 'fail', outcome(), FAILED, FAILED),
      ruling('A-04', 'warn', FAILED),
      ruling('A-05', 'untestable'),
    ],
  ];
  const blockers = ['A-03', 'A-05'];
  const where = 'file=node_modules/signoff/features/a/b.feature,line=9';
  const seen = 'It holds.%0Aexpected   this%0Aseen       that%0Ascenario   features/a/b.feature:9';
  assert.deepEqual(annotationsOf(report({ rulings, blockers }), PLACES), [
    `::error ${where},title=A-03 (MUST)%3A fail::${seen}`,
    `::warning ${where},title=A-04 (SHOULD)%3A warn::${seen}`,
    '::error title=A-05 (MUST)%3A untestable::It holds.%0ANo port.',
  ]);
});

test('a SHOULD that closes the gate is an error, and one that does not is none, exercised or not', () => {
  const rulings = [ruling('A-04', 'warn', FAILED), { ...ruling('A-05', 'untestable'), level: 'SHOULD' as const }];
  const levels = (blockers: readonly string[]) =>
    annotationsOf(report({ rulings, blockers }), {}).map((line) => line.split(' ')[0]);
  assert.deepEqual(levels([]), ['::warning', '::warning']);
  assert.deepEqual(levels(['A-04', 'A-05']), ['::error', '::error']);
});

test('a run without a verdict says why, and so does one that nothing ruled on has closed', () => {
  const first = (exitCode: 0 | 1 | 2, ...blockers: string[]) =>
    annotationsOf(report({ blockers, ruling: { verdict: 'incomplete', exitCode, reason: 'So it was.' } }), {})[0];
  assert.equal(first(2, 'A-01'), '::error title=Signoff::So it was.');
  assert.equal(first(1), '::error title=Signoff::So it was.');
  assert.equal(first(1, 'A-01'), undefined);
  assert.equal(first(0), undefined);
});

test('files that are not in the workspace are only named', () => {
  const [line] = annotationsOf(report({ rulings: [ruling('A-03', 'fail', FAILED)], blockers: ['A-03'] }), {});
  assert.match(line ?? '', /^::error title=A-03 .*scenario {3}features\/a\/b\.feature:9$/);
});

test('what is known is a notice, and an entry that is to go is an error at its line', () => {
  const entry = (requirement: string, line: number) => ({ requirement, line, reason: 'late', expires: '2027-01-31' });
  const gate: GateRuling = {
    ...{ baseline: 'known.yaml', entries: [], isPassed: false, exitCode: 1, reason: 'Stale, and expired.', fresh: [] },
    ...{ known: [entry('A-03', 1)], stale: [entry('A-06', 4)], expired: [entry('A-07', 7)] },
  };
  const [why, known, stale, expired] = annotationsOf(report({ rulings: [ruling('A-03', 'fail')], gate }), PLACES);
  assert.equal(why, '::error title=Signoff::Stale, and expired.');
  assert.equal(
    known,
    '::notice title=A-03 (MUST)%3A fail%2C known::It holds.%0ANo port.%0Aknown: late (until 2027-01-31)',
  );
  assert.equal(stale, '::error file=known.yaml,line=4,title=Baseline::A-06 is met by now: take the entry away.');
  assert.equal(expired, '::error file=known.yaml,line=7,title=Baseline::A-07 has expired.');
});

test('a connector cannot slip in a command of its own', () => {
  const mismatch = { expected: ['x'], seen: 'y\r\n::add-mask::z\n::error::50%' };
  const lines = annotationsOf(report({ rulings: [ruling('A-03', 'fail', { ...FAILED, mismatch })] }), PLACES);
  assert.equal(lines.length, 1);
  assert.doesNotMatch(lines[0] ?? '', /[\r\n]/);
  assert.match(lines[0] ?? '', /50%25/);
});
