// The contract's table of verdicts, row by row: the ruling on a requirement is the worst of its scenarios, and the
// ruling on the run and its exit code follow from those.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Level, Verdict } from '../../report-model/requirement.ts';
import type { ScenarioOutcome, ScenarioResult } from '../../report-model/run-report.ts';
import { readCatalogue } from '../suite/catalogue.ts';
import { type Circumstances, rule, ruleServer, rulingsOf, strictly } from './verdicts.ts';

const row = (id: string, level: Level, more: object = {}) => ({
  id,
  level,
  source: 'S',
  requirement: `${id} holds.`,
  pitfall: 'It does not.',
  ...more,
});
const CATALOGUE = readCatalogue(
  JSON.stringify({
    version: 1,
    requirements: [
      row('M-01', 'MUST'),
      row('M-02', 'MUST'),
      row('S-01', 'SHOULD'),
      row('P-01', 'MUST', { status: 'planned' }),
      row('X-01', 'MUST', { status: 'excluded', reason: 'nobody can see it' }),
    ],
  }),
);

const MISMATCH = { expected: ['this'], seen: 'that' };

function outcome(id: string, result: ScenarioResult, more: Partial<ScenarioOutcome> = {}): ScenarioOutcome {
  const details =
    result === 'failed' ? { mismatch: MISMATCH } : result === 'passed' ? {} : { reason: `${result} it was` };
  return {
    name: `${id} ${result}`,
    location: 'a.feature:1',
    requirementIds: [id],
    result,
    requests: 1,
    ...details,
    ...more,
  };
}

const ORDER: readonly (readonly [results: readonly ScenarioResult[], must: Verdict, should: Verdict])[] = [
  [['passed'], 'pass', 'pass'],
  [['failed'], 'fail', 'warn'],
  [['untestable'], 'untestable', 'untestable'],
  [['unfinished'], 'untestable', 'untestable'],
  [['not-applicable'], 'not-applicable', 'not-applicable'],
  [[], 'untestable', 'untestable'],
  [['passed', 'failed'], 'fail', 'warn'],
  [['passed', 'untestable'], 'untestable', 'untestable'],
  [['passed', 'unfinished'], 'untestable', 'untestable'],
  [['passed', 'not-applicable'], 'pass', 'pass'],
  [['failed', 'untestable', 'unfinished', 'passed', 'not-applicable'], 'fail', 'warn'],
  [['not-applicable', 'untestable'], 'untestable', 'untestable'],
  [['not-applicable', 'failed'], 'fail', 'warn'],
];

for (const [results, must, should] of ORDER)
  test(`scenarios that ${results.join(', ') || 'were not there'} make a MUST ${must} and a SHOULD ${should}`, () => {
    for (const order of [results, results.toReversed()])
      for (const [id, verdict] of [
        ['M-01', must],
        ['S-01', should],
      ] as const) {
        const rulings = rulingsOf(
          CATALOGUE,
          order.map((result) => outcome(id, result)),
          false,
        );
        assert.equal(rulings.find((ruling) => ruling.id === id)?.verdict, verdict, order.join(', '));
      }
  });

test('a ruling carries the mismatch or the reason of the scenario that decided it, and all of its scenarios', () => {
  const failed = outcome('M-01', 'failed');
  const untestable = outcome('M-01', 'untestable');
  const [first, second, third, ...more] = rulingsOf(
    CATALOGUE,
    [untestable, failed, outcome('S-01', 'untestable')],
    false,
  );
  assert.deepEqual([first?.mismatch, first?.reason], [MISMATCH, undefined]);
  assert.deepEqual(first?.scenarios, [untestable, failed]);
  assert.equal(second?.reason, 'None of its scenarios was run.');
  assert.deepEqual([third?.mismatch, third?.reason], [undefined, 'untestable it was']);
  assert.deepEqual(more, [], 'what is planned or excluded is not ruled on');
});

test('a scenario rules on every requirement that it carries', () => {
  const both = outcome('M-01', 'passed', { requirementIds: ['M-01', 'S-01'] });
  assert.deepEqual(
    rulingsOf(CATALOGUE, [both], false).map(({ verdict }) => verdict),
    ['pass', 'untestable', 'pass'],
  );
});

test('with a filter only what was selected is ruled on', () => {
  assert.deepEqual(
    rulingsOf(CATALOGUE, [outcome('S-01', 'passed')], true).map(({ id }) => id),
    ['S-01'],
  );
});

const ALL = { isFiltered: false, isInterrupted: false };
const FILTERED = { ...ALL, isFiltered: true };
const STRICT = { ...ALL, isStrict: true };
const LOGOUT = { tier: 'logout', isReached: true };
const INTERRUPTED = { ...ALL, isInterrupted: true };
const passes = ['M-01', 'M-02', 'S-01'].map((id) => outcome(id, 'passed'));
const silent = (outcomes: readonly ScenarioOutcome[]) => outcomes.map((one) => ({ ...one, requests: 0 }));
/** All pass, but for these. */
const but = (...others: ScenarioOutcome[]) => [
  ...passes.filter(
    ({ requirementIds: [id] }) => !others.some(({ requirementIds }) => requirementIds.includes(id ?? '')),
  ),
  ...others,
];

const CUT = 'The run was interrupted.';
const MUTE = 'The connector never asked the CTI server anything.';
const EARLY = 'The runner ended early: 1 of 3 scenarios did not finish.';
const EMPTY = 'No scenario was selected.';
const STOPPED = 'not-certified 1 Enough.';
const stopper = outcome('M-01', 'failed', { stoppedRun: 'Enough.' });
const HALF = [outcome('M-02', 'untestable'), outcome('S-01', 'untestable')];

type Run = readonly [title: string, how: Circumstances, outcomes: readonly ScenarioOutcome[], ruling: string];

const RUNS: readonly Run[] = [
  ['a run in which all passed', ALL, passes, 'certified 0'],
  ['a SHOULD that failed', ALL, but(outcome('S-01', 'failed')), 'certified 0'],
  ['a SHOULD that is untestable', ALL, but(outcome('S-01', 'untestable')), 'certified 0'],
  ['a MUST that is not applicable', ALL, but(outcome('M-02', 'not-applicable')), 'certified 0'],
  ['one scenario that asked something', ALL, [...silent(passes.slice(1)), outcome('M-01', 'passed')], 'certified 0'],
  ['a MUST that failed', ALL, but(outcome('M-02', 'failed')), 'not-certified 1'],
  ['a MUST that failed beside an untestable one', ALL, [outcome('M-02', 'failed')], 'not-certified 1'],
  ['MUSTs that are untestable', ALL, HALF, 'incomplete 2 Not exercised: M-01, M-02.'],
  ['a SHOULD that did not finish', ALL, but(outcome('S-01', 'unfinished')), `incomplete 2 ${EARLY}`],
  ['an interrupted run', INTERRUPTED, passes, `incomplete 2 ${CUT}`],
  ['a run interrupted before anything was asked', INTERRUPTED, silent(passes), `incomplete 2 ${CUT}`],
  ['a run interrupted before anything was selected', INTERRUPTED, [], `incomplete 2 ${CUT}`],
  ['an interrupted filtered run', { ...INTERRUPTED, isFiltered: true }, passes, `incomplete 2 ${CUT}`],
  ['a filtered run in which all passed', FILTERED, passes.slice(1), 'partial 0'],
  ['a filtered run with something not applicable', FILTERED, but(outcome('M-02', 'not-applicable')), 'partial 0'],
  ['a filtered run with a failed MUST', FILTERED, [outcome('M-01', 'failed')], 'partial 1'],
  ['a filtered run with a failed SHOULD', FILTERED, but(outcome('S-01', 'failed')), 'partial 1'],
  ['a filtered run with something untestable', FILTERED, but(outcome('M-01', 'untestable')), 'partial 1'],
  ['a filtered run with something unfinished', FILTERED, but(outcome('S-01', 'unfinished')), `incomplete 2 ${EARLY}`],
  [
    'a filtered run with something unfinished and something failed',
    FILTERED,
    but(outcome('S-01', 'unfinished'), outcome('M-01', 'failed')),
    'partial 1',
  ],
  [
    'a runner that ended before anything was asked',
    ALL,
    [...silent(passes.slice(1)), outcome('S-01', 'unfinished', { requests: 0 })],
    `none 2 ${EARLY}`,
  ],
  ['a strict run in which all passed', STRICT, passes, 'certified 0'],
  ['a SHOULD that failed in a strict run', STRICT, but(outcome('S-01', 'failed')), 'not-certified 1'],
  [
    'a SHOULD that is untestable in a strict run',
    STRICT,
    but(outcome('S-01', 'untestable')),
    'incomplete 2 Not exercised: S-01.',
  ],
  ['a run that reached its tiers', { ...ALL, tiers: [LOGOUT] }, passes, 'certified 0'],
  ['a run that reached no tier', { ...ALL, tiers: [] }, passes, 'incomplete 2 No tier is open to the connector.'],
  [
    'a tier that is not open to the connector',
    { ...ALL, tiers: [LOGOUT], asked: { tier: 'events', undeclared: ['LoginAgent', 'SetAgentReady'] } },
    passes,
    'not-certified 1 The tier events is out of reach: the connector does not declare LoginAgent, SetAgentReady.',
  ],
  [
    'the tier that was asked for is reached',
    { ...ALL, tiers: [LOGOUT], asked: { tier: 'logout', undeclared: [] } },
    passes,
    'certified 0',
  ],
  ['nothing selected', FILTERED, [], `none 2 ${EMPTY}`],
  ['nothing to select', ALL, [], `none 2 ${EMPTY}`],
  ['nothing asked of the CTI server, whatever passed', ALL, silent(passes), `none 2 ${MUTE}`],
  ['a run that stopped', ALL, but(outcome('M-02', 'failed', { stoppedRun: 'Enough.' })), 'not-certified 1 Enough.'],
  ['a run that stopped with a SHOULD', ALL, but(outcome('S-01', 'failed', { stoppedRun: 'Enough.' })), STOPPED],
  ['a run that stopped before anything was asked', ALL, silent([stopper]), STOPPED],
  ['a filtered run that stopped', FILTERED, silent([stopper]), 'partial 1 Enough.'],
  ['a run that stopped and was interrupted', INTERRUPTED, [stopper], `incomplete 2 ${CUT}`],
  ['nothing asked of the CTI server, with a filter', FILTERED, silent(passes), `none 2 ${MUTE}`],
];

for (const [title, how, outcomes, ruling] of RUNS)
  test(`${title}: ${ruling}`, () => {
    const lenient = rulingsOf(CATALOGUE, outcomes, how.isFiltered);
    const { verdict, exitCode, reason } = rule(how.isStrict ? strictly(lenient) : lenient, outcomes, how);
    assert.equal([verdict, exitCode, reason].filter((part) => part !== undefined).join(' '), ruling);
  });

const SERVER = readCatalogue(
  JSON.stringify({ version: 1, requirements: [row('ACD-01', 'MUST'), row('ACD-02', 'SHOULD'), row('M-01', 'MUST')] }),
);

const SERVERS: readonly [title: string, letters: string, asConnector: string, asServer: string][] = [
  ['a server that is right', 'ppp', 'certified 0', 'met 0'],
  [
    'a server that fails a MUST',
    'fpp',
    'incomplete 2 The CTI server is not what a verdict can rest on: ACD-01.',
    'not-met 1',
  ],
  ['a server that fails a SHOULD', 'pfp', 'certified 0', 'met 0'],
  [
    'a connector that fails over a server that does too',
    'fpf',
    'incomplete 2 The CTI server is not what a verdict can rest on: ACD-01.',
    'not-met 1',
  ],
  [
    'a server of which a MUST cannot be told',
    'upp',
    'incomplete 2 The CTI server is not what a verdict can rest on: ACD-01.',
    'incomplete 2 Could not be told: ACD-01.',
  ],
  [
    'a server that a runner which ended early did not come to',
    'xpx',
    'incomplete 2 The runner ended early: 2 of 3 scenarios did not finish.',
    'incomplete 2 The runner ended early: 1 of 2 scenarios did not finish.',
  ],
  ['a server of which nothing was exercised', 'nnp', 'certified 0', 'incomplete 2 Nothing could be exercised.'],
];

for (const [title, letters, asConnector, asServer] of SERVERS)
  test(`${title}: ${asConnector}; by itself ${asServer}`, () => {
    const RESULTS = { p: 'passed', f: 'failed', u: 'untestable', n: 'not-applicable', x: 'unfinished' } as const;
    const outcomes = ['ACD-01', 'ACD-02', 'M-01'].map((id, at) =>
      outcome(id, RESULTS[letters[at] as keyof typeof RESULTS]),
    );
    const rulings = rulingsOf(SERVER, outcomes, false);
    const told = ({ verdict, exitCode, reason }: { verdict: string; exitCode: number; reason?: string | undefined }) =>
      [verdict, exitCode, reason].filter((part) => part !== undefined).join(' ');
    const tiers = [LOGOUT];
    assert.equal(told(rule(rulings, outcomes, { ...ALL, tiers })), asConnector);
    const own = rulings.filter(({ id }) => id.startsWith('ACD-'));
    assert.equal(told(ruleServer(own, outcomes.slice(0, 2), false)), asServer);
  });

test('what this rig could not exercise is told as that, and beats a pass', () => {
  const outcomes = [outcome('ACD-01', 'not-exercised'), outcome('ACD-01', 'passed')];
  assert.equal(rulingsOf(SERVER, outcomes, true)[0]?.verdict, 'not-exercised');
});
