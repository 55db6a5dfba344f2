// The gate lets known failures through and nothing else: not a new one, not a stale entry, not an expired one, not a run
// that is not whole. What it lets through is no certificate.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownFailure } from '../../report-model/baseline.ts';
import { type Case, conclude } from '../judge/judgement.ts';
import { CASE as ABOUT, CATALOGUE, entry, IDS, judged } from '../judge/testing/judged.ts';
import { rulingsOf } from '../judge/verdicts.ts';
import { holdAgainst } from './gate.ts';

const ONE = [entry('LOGOUT-01')];
const TODAY = '2026-06-15';
const STRICT = { isStrict: true };
const FILTERED = { isFiltered: true };

type Row = readonly [
  title: string,
  letters: string,
  entries: readonly KnownFailure[],
  verdict: string,
  gate: string,
  about?: Partial<Case>,
];

const ROWS: readonly Row[] = [
  ['nothing is known and all is met', 'ppp', [], 'certified', '0 Everything is met.'],
  ['a failure is known', 'fpp', ONE, 'not-certified', '0 Known failures only: LOGOUT-01.'],
  ['a failure is new', 'fpp', [], 'not-certified', '1 New: LOGOUT-01.'],
  ['one is known, one is new', 'ffp', ONE, 'not-certified', '1 New: LOGOUT-02.'],
  ['a known one is met by now', 'ppp', ONE, 'certified', '1 Met by now, so the entry is stale: LOGOUT-01.'],
  [
    'a known one does not apply',
    'pnp',
    [entry('LOGOUT-02')],
    'certified',
    '1 Met by now, so the entry is stale: LOGOUT-02.',
  ],
  ['an untestable one is known', 'upp', ONE, 'incomplete', '0 Known failures only: LOGOUT-01.'],
  ['an untestable one is new', 'upp', [], 'incomplete', '2 New: LOGOUT-01.'],
  [
    'a failure that was untestable when it was noted',
    'fup',
    [...ONE, entry('LOGOUT-02')],
    'not-certified',
    '0 Known failures only: LOGOUT-01, LOGOUT-02.',
  ],
  ['an untestable one is new beside a known failure', 'fup', ONE, 'not-certified', '2 New: LOGOUT-02.'],
  ['a SHOULD is not met', 'ppf', [], 'certified', '0 Everything is met.'],
  ['a SHOULD is known', 'ppf', [entry('LOGOUT-15')], 'certified', '0 Known failures only: LOGOUT-15.'],
  ['a SHOULD is new in a strict run', 'ppf', [], 'not-certified', '1 New: LOGOUT-15.', STRICT],
  [
    'a SHOULD is known in a strict run',
    'ppf',
    [entry('LOGOUT-15')],
    'not-certified',
    '0 Known failures only: LOGOUT-15.',
    STRICT,
  ],
  ['its last day is today', 'fpp', [entry('LOGOUT-01', TODAY)], 'not-certified', '0 Known failures only: LOGOUT-01.'],
  [
    'its last day was yesterday',
    'fpp',
    [entry('LOGOUT-01', '2026-06-14')],
    'not-certified',
    '1 Expired: LOGOUT-01 (2026-06-14).',
  ],
  [
    'it has expired and is met',
    'ppp',
    [entry('LOGOUT-01', '2026-06-14')],
    'certified',
    '1 Met by now, so the entry is stale: LOGOUT-01.',
  ],
  [
    'everything at once',
    'ffp',
    [entry('LOGOUT-01', '2020-01-01'), entry('LOGOUT-15')],
    'not-certified',
    '1 New: LOGOUT-02. Met by now, so the entry is stale: LOGOUT-15. Expired: LOGOUT-01 (2020-01-01).',
  ],
  ['a filtered run in which a known one fails', 'fp.', ONE, 'partial', '0 Known failures only: LOGOUT-01.', FILTERED],
  ['a filtered run without the known one', '.p.', ONE, 'partial', '0 Everything is met.', FILTERED],
  ['a filtered run in which a SHOULD is new', 'p.f', [], 'partial', '1 New: LOGOUT-15.', FILTERED],
  [
    'a filtered run in which a SHOULD is known',
    '..f',
    [entry('LOGOUT-15')],
    'partial',
    '0 Known failures only: LOGOUT-15.',
    FILTERED,
  ],
  [
    'the tier that was asked for is out of reach',
    'fpp',
    ONE,
    'not-certified',
    '1 The tier agent-state is out of reach: the connector does not declare LoginAgent, SetAgentReady, SetAgentNotReady.',
    { tier: 'agent-state' },
  ],
  ['an interrupted run is not held', 'fpp', ONE, 'incomplete', 'none', { isInterrupted: true }],
  ['a run that ended early is not held', 'xpp', ONE, 'incomplete', 'none'],
];

for (const [title, letters, entries, verdict, expected, more] of ROWS)
  test(`${title}: ${verdict}, gate ${expected}`, () => {
    const about = { ...ABOUT, ...more };
    const judgement = judged(letters, about);
    assert.equal(judgement.ruling.verdict, verdict);
    const gate = holdAgainst(judgement, { name: 'known.yaml', entries, today: TODAY }, about);
    assert.equal(gate === undefined ? 'none' : `${gate.exitCode} ${gate.reason}`, expected);
    if (gate !== undefined) assert.equal(gate.isPassed, gate.exitCode === 0);
  });

test('a connector that never asked anything is not held, whatever is known of it', () => {
  const judgement = judged('fff', ABOUT, 0);
  const entries = IDS.map((id) => entry(id));
  assert.equal(holdAgainst(judgement, { name: 'b', entries, today: TODAY }, ABOUT), undefined);
});

const UPDATES: readonly [title: string, letters: string, entries: KnownFailure[], after: string, exitCode: number][] = [
  ['new ones are added', 'fup', [], 'LOGOUT-01 LOGOUT-02', 0],
  ['stale ones are taken away', 'ppp', ONE, '', 0],
  ['those that stand stay in their place', 'ffp', [entry('LOGOUT-02'), entry('LOGOUT-01')], 'LOGOUT-02 LOGOUT-01', 0],
  ['a SHOULD that is not met need not be known', 'ppf', [], '', 0],
  ['a SHOULD that is known and not met stands', 'ppf', [entry('LOGOUT-15')], 'LOGOUT-15', 0],
  ['an expired one stays expired', 'fpp', [entry('LOGOUT-01', '2026-01-01')], 'LOGOUT-01', 1],
];

for (const [title, letters, entries, after, exitCode] of UPDATES)
  test(`in an update ${title}`, () => {
    const gate = holdAgainst(judged(letters, ABOUT), { name: 'b', entries, today: TODAY, isToBeUpdated: true }, ABOUT);
    assert.equal(gate?.entries.map(({ requirement }) => requirement).join(' '), after);
    assert.equal(gate?.exitCode, exitCode);
  });

test('in an update reasons that stand are kept, and a new one says what was seen until a person says why', () => {
  const baseline = { name: 'b', entries: ONE, today: TODAY, isToBeUpdated: true };
  const gate = holdAgainst(judged('fup', ABOUT), baseline, ABOUT);
  assert.deepEqual(
    gate?.entries.map(({ reason }) => reason),
    ['late', 'not explained yet; seen: so it was'],
  );
});

test('an update of one tier leaves the entries of the others alone', () => {
  const about = { ...ABOUT, catalogue: { ...CATALOGUE, requirements: CATALOGUE.requirements.slice(0, 1) } };
  const outcomes = judged('f..', { ...ABOUT, isFiltered: true }).outcomes;
  const rulings = rulingsOf(about.catalogue, outcomes, false);
  const judgement = { outcomes, rulings, ...conclude(rulings, outcomes, about) };
  const entries = [entry('LOGOUT-02'), entry('LOGOUT-01')];
  const gate = holdAgainst(judgement, { name: 'b', entries, today: TODAY, isToBeUpdated: true }, about);
  assert.deepEqual(gate?.entries, entries);
  assert.equal(gate?.exitCode, 0);
});
