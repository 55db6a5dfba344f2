// The verdict on a terminal: one line a requirement, why those that did not pass did not, the verdict, and where the
// reports are.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ruling } from '../report-model/run-report.ts';
import { ownCommand } from './own-command.ts';
import { formatVerdict } from './terminal.ts';
import { outcome, report } from './testing/report.ts';

const about = { level: 'MUST', requirement: 'It holds.', scenarios: [outcome()] } as const;
const FAILED = outcome({
  ...{ name: 'Refused', location: 'a.feature:9', result: 'failed' },
  mismatch: { expected: ['this', 'that'], seen: 'neither' },
});

const PASSED_OVER = outcome({ result: 'not-applicable', reason: 'It speaks no TLS.' });

/** What is told of it where there is no transcript. */
const FAILURE = [
  '    Refused (features/a.feature:9)',
  '      expected   this',
  '            or   that',
  '      seen       neither',
  `      again      ${ownCommand()} certify --scenario a.feature:9 --profile opencti --seed 42`,
];

const LINES: readonly [ruling: Ruling, lines: readonly string[]][] = [
  [{ ...about, id: 'A-01', verdict: 'pass' }, ['pass       A-01  MUST    It holds.']],
  [
    { ...about, id: 'A-02', verdict: 'fail', scenarios: [outcome(), FAILED], mismatch: FAILED.mismatch },
    ['FAIL       A-02  MUST    It holds.', ...FAILURE],
  ],
  [
    { ...about, id: 'A-03', level: 'SHOULD', verdict: 'warn', scenarios: [FAILED, FAILED] },
    ['warn       A-03  SHOULD  It holds.', ...FAILURE, ...FAILURE],
  ],
  [
    { ...about, id: 'A-04', verdict: 'untestable', reason: 'No port.' },
    ['UNTESTABLE A-04  MUST    It holds.', '    No port.'],
  ],
  [
    { ...about, id: 'A-05', verdict: 'not-applicable', reason: 'It does not declare look.' },
    ['n/a        A-05  MUST    It holds.', '             It does not declare look.'],
  ],
  [
    { ...about, id: 'A-06', verdict: 'pass', scenarios: [outcome(), PASSED_OVER, PASSED_OVER] },
    ['pass       A-06  MUST    It holds.', '             2 of 3 scenarios do not apply: It speaks no TLS.'],
  ],
];

for (const [ruling, lines] of LINES)
  test(`${ruling.id}, a requirement with the verdict ${ruling.verdict}, is told with its details`, () => {
    const text = formatVerdict(report({ rulings: [ruling] }), { folder: '/work/reports', cwd: '/work' });
    const [list, second = '', third = ''] = text.split('\n\n');
    const isUnmet = second === 'What was not met';
    const [line = '', ...rest] = lines;
    const inList = isUnmet ? [line] : lines;
    assert.deepEqual(list?.trimStart().split('\n'), [`A: 1 ${ruling.verdict}`, ...inList]);
    if (isUnmet) assert.deepEqual(third.split('\n'), [line, ...rest]);
    assert.match(text, new RegExp(`^acme 2\\.4\\.0: CERTIFIED \\(1 ${ruling.verdict}\\)$`, 'm'));
  });

test('the end tells what is planned, the counts, the verdict with its reason, and where the reports are', () => {
  const run = report({
    rulings: LINES.map(([ruling]) => ruling),
    planned: ['EVENT-01', 'EVENT-02'],
    ruling: { verdict: 'not-certified', exitCode: 1, reason: 'Because.' },
  });
  const lines = formatVerdict(run, { folder: '/work/out/reports', cwd: '/work' }).split('\n');
  assert.deepEqual(lines.slice(lines.indexOf('Planned, not exercised yet: 2 requirements.')).slice(0, 3), [
    'Planned, not exercised yet: 2 requirements.',
    '',
    'What was not met',
  ]);
  assert.deepEqual(lines.slice(-5), [
    '',
    'acme 2.4.0: NOT-CERTIFIED (2 pass, 1 fail, 1 warn, 1 untestable, 1 not-applicable)',
    'Because.',
    'Reports: out/reports/ (open report.html first)',
    '',
  ]);
});

test('reports in the present folder are told as such, and nothing is said of no planned requirement', () => {
  const text = formatVerdict(report(), { folder: '/work', cwd: '/work' });
  assert.match(text, /^Reports: \.\/ /m);
  assert.doesNotMatch(text, /Planned/);
});

test('a terminal is not steered by what a connector calls itself or says', () => {
  const hostile = 'acme\u001b[2J\r\nCERTIFIED';
  const shown = 'acme\\u001b[2J\\u000d\\nCERTIFIED';
  const mismatch = { expected: ['this'], seen: hostile };
  const transcript = {
    ...{ fixtures: {}, log: [] },
    invocations: [
      {
        ...{ activity: 'LogoutAgent', agent: 'Ada', pageBefore: {}, pageAfter: {}, status: hostile, timeline: [] },
        ...{ agentBefore: 'Ready', agentAfter: 'Ready' },
      },
    ],
  };
  const text = formatVerdict(
    report({
      connector: { name: hostile, version: hostile },
      rulings: [
        { ...about, id: 'A-01', verdict: 'fail', scenarios: [outcome({ result: 'failed', mismatch, transcript })] },
        { ...about, id: 'A-02', verdict: 'untestable', scenarios: [], reason: hostile },
      ],
    }),
    { folder: '/work/reports', cwd: '/work' },
  );
  assert.doesNotMatch(text.replaceAll('\n', ''), /\p{Cc}/u);
  assert.deepEqual(
    text.split('\n').filter((line) => line.includes('CERTIFIED')),
    [
      `      seen       ${shown}`,
      `      LogoutAgent for Ada: ${shown}`,
      `    ${shown}`,
      `${shown} ${shown}: CERTIFIED (1 fail, 1 untestable)`,
    ],
  );
});

test('requirements stand family by family, and what was not met comes last before the verdict', () => {
  const rulings = ['LOGIN-01', 'FAULT-01', 'LOGIN-02'].map(
    (id): Ruling => ({ ...about, id, verdict: id === 'LOGIN-01' ? 'fail' : 'pass', scenarios: [FAILED] }),
  );
  const lines = formatVerdict(report({ rulings }), { folder: '/work', cwd: '/work' }).split('\n');
  const told = lines.filter((line) => /LOGIN|FAULT|What was not met|acme/.test(line)).map((line) => line.slice(0, 20));
  assert.deepEqual(told, [
    'LOGIN: 1 pass, 1 fai',
    'FAIL       LOGIN-01 ',
    'pass       LOGIN-02 ',
    'FAULT: 1 pass',
    'pass       FAULT-01 ',
    'What was not met',
    'FAIL       LOGIN-01 ',
    'acme 2.4.0: CERTIFIE',
  ]);
});

test('the last lines that the connector itself wrote stand beside its failure', () => {
  const log = ['one\ntwo\n', 'three', '\u001b[31mfour', 'five\nsix\n'];
  const failed = outcome({ ...FAILED, transcript: { fixtures: {}, invocations: [], log } });
  const rulings: Ruling[] = [{ ...about, id: 'A-01', verdict: 'fail', scenarios: [failed] }];
  const text = formatVerdict(report({ rulings }), { folder: '/work', cwd: '/work' });
  assert.deepEqual(text.match(/it logged {2}.*/g), [
    ...['it logged  two', 'it logged  three', 'it logged  \\u001b[31mfour', 'it logged  five', 'it logged  six'],
  ]);
});

test('colour is never alone: without it every word is still there', () => {
  const rulings = LINES.map(([ruling]) => ruling);
  const styled: string[] = [];
  const paint = (style: string, text: string) => {
    styled.push(style);
    return `<${style}>${text}</>`;
  };
  const place = { folder: '/work', cwd: '/work' };
  const plain = formatVerdict(report({ rulings }), place);
  assert.equal(formatVerdict(report({ rulings }), { ...place, paint }).replace(/<\w+>|<\/>/g, ''), plain);
  assert.deepEqual([...new Set(styled)].sort(), ['bad', 'caution', 'good', 'quiet', 'strong']);
});
