// What became of a scenario is read from Cucumber's messages: only a mismatch fails it, only passed steps pass it, and
// what did not finish is never passed over. The messages are made by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import type { ScenarioOutcome } from '../../report-model/run-report.ts';
import { EVIDENCE } from '../scenario/evidence.ts';
import { outcomesOf } from './outcomes.ts';

/** As much of a message as is looked at. */
const message = (content: object): Envelope => content as Envelope;

interface Played {
  readonly id?: string;
  readonly line?: number;
  readonly uri?: string;
  readonly attempts?: readonly (readonly Envelope[])[];
}

const TAGS = [{ name: '@LOGOUT-01' }, { name: '@slow' }, { name: '@LOGOUT-12' }];

/** A scenario, and each attempt at it, as messages. */
function played({
  id = 'p',
  line = 7,
  uri = 'features/logout-agent/success.feature',
  attempts = [],
}: Played): Envelope[] {
  return [
    message({ pickle: { id, name: `scenario ${id}`, uri, location: { line, column: 1 }, tags: TAGS, astNodeIds: [] } }),
    message({ testCase: { id: `case ${id}`, pickleId: id } }),
    ...attempts.flatMap((messages, attempt) => [
      message({ testCaseStarted: { id: `start ${id} 0`, testCaseId: `case ${id}`, attempt } }),
      ...messages,
    ]),
  ];
}

const START = 'start p 0';
const step = (status: string, more: object = {}) =>
  message({ testStepFinished: { testCaseStartedId: START, testStepResult: { status, ...more } } });
const evidence = (mediaType: string, content: unknown) =>
  message({ attachment: { testCaseStartedId: START, mediaType, body: JSON.stringify(content) } });
const finished = (willBeRetried = false) => message({ testCaseFinished: { testCaseStartedId: START, willBeRetried } });

const MISMATCH = { expected: ['no status'], seen: 'status Fail: no' };
const traffic = evidence(EVIDENCE.traffic, { requests: 3 });
const mismatch = evidence(EVIDENCE.mismatch, MISMATCH);
const passed = step('PASSED');
const UNFINISHED = { result: 'unfinished', reason: 'It did not finish.' } as const;

const CASES: readonly [title: string, attempts: Envelope[][], outcome: Partial<ScenarioOutcome>][] = [
  ['steps that all passed are a pass', [[passed, passed, traffic, finished()]], { result: 'passed', requests: 3 }],
  [
    'a mismatch is a failure',
    [[passed, mismatch, step('FAILED', { message: 'MismatchFound: x' }), step('SKIPPED'), traffic, finished()]],
    { result: 'failed', mismatch: MISMATCH, requests: 3 },
  ],
  [
    'of two mismatches the first counts',
    [[mismatch, evidence(EVIDENCE.mismatch, { expected: ['x'], seen: 'y' }), step('FAILED'), finished()]],
    { result: 'failed', mismatch: MISMATCH, requests: 0 },
  ],
  [
    'an undefined step is untestable',
    [[passed, step('UNDEFINED'), step('SKIPPED'), traffic, finished()]],
    { result: 'untestable', reason: 'a step was undefined', requests: 3 },
  ],
  [
    'a pending step is untestable',
    [[step('PENDING'), finished()]],
    { result: 'untestable', reason: 'a step was pending' },
  ],
  [
    'an ambiguous step is untestable',
    [[step('AMBIGUOUS', { message: 'two match\n  a\n  b' }), finished()]],
    { result: 'untestable', reason: 'two match' },
  ],
  [
    'a skipped step without a word is untestable',
    [[step('SKIPPED'), finished()]],
    { result: 'untestable', reason: 'a step was skipped' },
  ],
  [
    'an error of a hook is untestable, by the first line of what it said',
    [
      [
        step('FAILED', { exception: { type: 'Error', message: 'no port\n    at x' }, message: 'longer' }),
        step('SKIPPED'),
        finished(),
      ],
    ],
    { result: 'untestable', reason: 'no port' },
  ],
  [
    'an error in a last hook undoes the passes before it',
    [[passed, step('FAILED', { message: 'late' }), finished()]],
    { result: 'untestable', reason: 'late' },
  ],
  ['a scenario without a step is untestable', [[finished()]], { result: 'untestable', reason: 'a step was never run' }],
  [
    'what the connector does not declare is not applicable',
    [
      [
        evidence(EVIDENCE.notApplicable, { lacks: ['look', 'events'], uncarried: [], unserved: [], ruledOut: [] }),
        step('SKIPPED'),
        finished(),
      ],
    ],
    { result: 'not-applicable', reason: 'The connector does not declare look, events.' },
  ],
  [
    'a scenario with which the run stopped says why',
    [[mismatch, step('FAILED'), evidence(EVIDENCE.stoppedRun, { why: 'Enough.' }), finished()]],
    { result: 'failed', mismatch: MISMATCH, stoppedRun: 'Enough.' },
  ],
  [
    'a scenario before which the run had stopped is unfinished',
    [[evidence(EVIDENCE.notRun, { why: 'Enough.' }), step('SKIPPED'), finished()]],
    { result: 'unfinished', reason: 'Enough.' },
  ],
  ['a scenario that was never started is unfinished', [], UNFINISHED],
  ['a scenario that passed so far but did not finish is unfinished', [[passed, traffic]], UNFINISHED],
  ['a scenario that failed so far but did not finish is unfinished', [[mismatch, step('FAILED')]], UNFINISHED],
  [
    'of two attempts the last counts when it passed',
    [
      [mismatch, step('FAILED'), finished(true)],
      [passed, traffic, finished()],
    ],
    { result: 'passed', requests: 3 },
  ],
  [
    'of two attempts the last counts when it failed',
    [
      [passed, traffic, finished(true)],
      [mismatch, step('FAILED'), finished()],
    ],
    { result: 'failed', mismatch: MISMATCH },
  ],
  ['of two attempts the last counts when it did not finish', [[passed, traffic, finished(true)], [passed]], UNFINISHED],
  [
    'attachments of other kinds are passed over',
    [[evidence('text/plain', MISMATCH), passed, finished()]],
    { result: 'passed' },
  ],
];

for (const [title, attempts, outcome] of CASES)
  test(title, () => {
    const about = { name: 'scenario p', location: 'logout-agent/success.feature:7' };
    const whole = { ...about, requirementIds: ['LOGOUT-01', 'LOGOUT-12'], requests: 0, ...outcome };
    const found = outcomesOf(played({ attempts })).map(({ transcript: _, steps: __, ...judged }) => judged);
    assert.deepEqual(found, [whole]);
  });

test('a row of an outline tells its values', () => {
  const cells = (...values: string[]) => ({ cells: values.map((value) => ({ value })) });
  const examples = { tableHeader: cells('blank', 'queue'), tableBody: [{ id: 'row', ...cells('nothing', 'sales') }] };
  const feature = { children: [{ rule: { children: [{ scenario: { examples: [examples] } }] } }] };
  const [pickle, ...rest] = played({ attempts: [] });
  const row = message({ pickle: { ...pickle?.pickle, astNodeIds: ['outline', 'row'] } });
  const [found] = outcomesOf([message({ gherkinDocument: { feature } }), row, ...rest]);
  assert.equal(found?.examples, 'blank: nothing, queue: sales');
});

test('the transcript of a scenario is handed on, and judges nothing', () => {
  const transcript = { fixtures: { Ada: '1' }, invocations: [], log: ['as it was'] };
  const [found] = outcomesOf(played({ attempts: [[passed, evidence(EVIDENCE.transcript, transcript), finished()]] }));
  assert.deepEqual([found?.transcript, found?.result], [transcript, 'passed']);
});

test('evidence that is not what it says cannot be judged', () => {
  for (const [kind, content] of [
    ['traffic', { requests: 'many' }],
    ['traffic', 'much'],
    ['mismatch', { expected: 'this', seen: 'that' }],
    ['transcript', { invocations: [{}] }],
    ['stoppedRun', null],
  ] as const)
    assert.throws(() => outcomesOf(played({ attempts: [[passed, evidence(EVIDENCE[kind], content), finished()]] })), {
      code: 'EvidenceUnreadable',
      message: `An attachment ${EVIDENCE[kind]} is not what it says.`,
    });
});

test('a scenario that did not pass tells its steps with their keywords, and which of them failed', () => {
  const document = {
    gherkinDocument: {
      feature: {
        children: [
          { background: { steps: [{ id: 'ast 1', keyword: 'Given ' }] } },
          { rule: { children: [{ scenario: { steps: [{ id: 'ast 2', keyword: 'When ' }] } }] } },
          { scenario: { steps: [{ id: 'ast 3', keyword: 'Then ' }] } },
        ],
      },
    },
  };
  const steps = [1, 2, 3].map((number) => ({
    id: `step ${number}`,
    text: `words ${number}`,
    astNodeIds: [`ast ${number}`],
  }));
  const testSteps = [
    { id: 'hook' },
    ...steps.map(({ id }, index) => ({ id: `played ${index + 1}`, pickleStepId: id })),
  ];
  const played = (statuses: readonly string[]) => [
    message(document),
    message({
      pickle: { id: 'p', name: 'p', uri: 'features/a.feature', astNodeIds: [], location: { line: 1 }, tags: [], steps },
    }),
    message({ testCase: { id: 'case p', pickleId: 'p', testSteps } }),
    message({ testCaseStarted: { id: START, testCaseId: 'case p' } }),
    ...['PASSED', ...statuses].map((status, index) =>
      message({
        testStepFinished: {
          ...{ testCaseStartedId: START, testStepId: testSteps[index]?.id },
          testStepResult: { status },
        },
      }),
    ),
    finished(),
  ];
  const [failed] = outcomesOf(played(['PASSED', 'FAILED', 'SKIPPED']));
  assert.deepEqual(failed?.steps, [
    { keyword: 'Given ', text: 'words 1', status: 'passed' },
    { keyword: 'When ', text: 'words 2', status: 'failed' },
    { keyword: 'Then ', text: 'words 3', status: 'skipped' },
  ]);
  const [passes] = outcomesOf(played(['PASSED', 'PASSED', 'PASSED']));
  assert.deepEqual([passes?.result, passes?.steps], ['passed', undefined]);
});

test('scenarios come in the order of the feature files, whatever order they were played in', () => {
  const messages = [
    ...played({ id: 'b', uri: 'features/b.feature', line: 2 }),
    ...played({ id: 'a10', uri: 'C:\\here\\features\\a.feature', line: 10 }),
    ...played({ id: 'a9', uri: '/there/features/a.feature', line: 9 }),
  ];
  assert.deepEqual(
    outcomesOf(messages).map(({ location }) => location),
    ['a.feature:9', 'a.feature:10', 'b.feature:2'],
  );
});

test('only what was selected has an outcome', () => {
  const [pickle] = played({ id: 'left out' });
  const messages = [pickle as Envelope, ...played({ id: 'p' })];
  assert.deepEqual(
    outcomesOf(messages).map(({ name }) => name),
    ['scenario p'],
  );
});
