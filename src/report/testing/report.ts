// What the tests of the reports share: a finished run of which only what matters is said.

import type { RunReport, ScenarioOutcome } from '../../report-model/run-report.ts';

export const outcome = (more: Partial<ScenarioOutcome> = {}): ScenarioOutcome => ({
  ...{ name: 'It holds', location: 'a.feature:7', requirementIds: ['LOGOUT-01'], result: 'passed', requests: 1 },
  ...more,
});

export const report = (more: Partial<RunReport> = {}): RunReport => ({
  kit: { name: 'signoff', version: '1.2.3' },
  connector: { name: 'acme', version: '2.4.0' },
  parameters: { connector: { kind: 'reference' }, dialect: 'native', profile: 'opencti', seed: 42 },
  workers: 1,
  requirements: [],
  planned: [],
  outcomes: [outcome()],
  rulings: [],
  blockers: [],
  tiers: [],
  ruling: { verdict: 'certified', exitCode: 0 },
  messages: [],
  startedAt: new Date('2026-01-02T03:04:05.678Z'),
  finishedAt: new Date('2026-01-02T03:04:09.678Z'),
  ...more,
});

/** One scenario of each result, the failed one with a mismatch. */
export const EACH_RESULT: readonly ScenarioOutcome[] = [
  outcome(),
  outcome({ name: 'It fails', result: 'failed', mismatch: { expected: ['this', 'that'], seen: 'something else' } }),
  outcome({ name: 'It cannot be played', result: 'untestable', reason: 'no port' }),
  outcome({ name: 'It ends early', result: 'unfinished', reason: 'It did not finish.' }),
  outcome({ name: 'It does not apply', result: 'not-applicable', reason: 'The connector does not declare look.' }),
];
