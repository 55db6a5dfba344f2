// certification.json tells what was found and nothing of when, where or by which process: the same findings are the
// same bytes. run.json tells the rest.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ruling } from '../report-model/run-report.ts';
import { certificationJson } from './certification.ts';
import { runJson } from './run-record.ts';
import { EACH_RESULT, outcome, report } from './testing/report.ts';

const MISMATCH = { expected: ['this'], seen: 'that' };
const RULINGS: readonly Ruling[] = [
  { id: 'LOGOUT-01', level: 'MUST', requirement: 'It holds.', verdict: 'pass', scenarios: [outcome({ requests: 3 })] },
  {
    ...{ id: 'LOGOUT-02', level: 'SHOULD', requirement: 'It holds too.', verdict: 'warn', mismatch: MISMATCH },
    scenarios: [outcome({ name: 'no', result: 'failed', mismatch: MISMATCH })],
  },
  { id: 'LOGOUT-03', level: 'MUST', requirement: 'It…', verdict: 'untestable', scenarios: [], reason: 'None was run.' },
];

const TIERS = [
  { tier: 'logout', isReached: true },
  { tier: 'agent-state', isReached: false },
];

const FOUND = {
  rulings: RULINGS,
  tiers: TIERS,
  planned: ['EVENT-01'],
  ruling: { verdict: 'incomplete', exitCode: 2, reason: 'Not exercised: LOGOUT-03.' },
} as const;

test('certification.json holds exactly what was found', () => {
  assert.deepEqual(JSON.parse(certificationJson(report(FOUND))), {
    kit: { name: 'signoff', version: '1.2.3' },
    connector: { name: 'acme', version: '2.4.0' },
    dialect: 'native',
    profile: 'opencti',
    seed: 42,
    verdict: 'incomplete',
    reason: 'Not exercised: LOGOUT-03.',
    tiers: TIERS,
    requirements: [
      {
        ...{ id: 'LOGOUT-01', level: 'MUST', verdict: 'pass' },
        scenarios: [{ name: 'It holds', location: 'a.feature:7', result: 'passed' }],
      },
      {
        ...{ id: 'LOGOUT-02', level: 'SHOULD', verdict: 'warn', mismatch: MISMATCH },
        scenarios: [{ name: 'no', location: 'a.feature:7', result: 'failed' }],
      },
      { id: 'LOGOUT-03', level: 'MUST', verdict: 'untestable', scenarios: [], reason: 'None was run.' },
    ],
    planned: ['EVENT-01'],
  });
});

test('time, messages, workers and the path of the connector make no difference to certification.json', () => {
  const elsewhere = report({
    ...FOUND,
    parameters: { ...report().parameters, connector: { kind: 'module', path: '/home/somebody/acme.mjs' } },
    workers: 2,
    startedAt: new Date(0),
    finishedAt: new Date(1),
    messages: [{ testRunStarted: { timestamp: { seconds: 1, nanos: 2 } } }],
    outcomes: [],
  });
  const text = certificationJson(report(FOUND));
  assert.equal(certificationJson(elsewhere), text);
  assert.ok(text.endsWith('}\n'));
});

test('another finding is another certification.json', () => {
  const other = report({ ...FOUND, ruling: { verdict: 'certified', exitCode: 0 } });
  assert.notEqual(certificationJson(other), certificationJson(report(FOUND)));
});

test('run.json tells when, on what and how long, and how many scenarios came to what', () => {
  const { node, platform, processId, ...record } = JSON.parse(
    runJson(report({ outcomes: [...EACH_RESULT, outcome()] })),
  );
  assert.deepEqual(record, {
    kit: { name: 'signoff', version: '1.2.3' },
    parameters: report().parameters,
    workers: 1,
    startedAt: '2026-01-02T03:04:05.678Z',
    finishedAt: '2026-01-02T03:04:09.678Z',
    durationMs: 4000,
    scenarios: { passed: 2, failed: 1, untestable: 1, unfinished: 1, 'not-applicable': 1 },
    verdict: 'certified',
    exitCode: 0,
  });
  assert.deepEqual([node, processId], [process.version, process.pid]);
  assert.ok(platform.startsWith(process.platform));
});
