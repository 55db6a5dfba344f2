// The judging of a proof, from trials that were never held: what is sound has no flaw, and each thing that can be wrong
// is one, with a sentence that names who and what.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Flaw, Trial } from '../contract/proof.ts';
import { readCatalogue } from './catalogue.ts';
import { judgeProof } from './proof.ts';
import { breakerTrial, declinerTrial, degenerateTrial, failed, passed, strangerTrial } from './test-trial.ts';
import { accidentOf } from './trial.ts';

const row = (id: string, more = '') =>
  `{ id: ${id}, level: MUST, source: S, requirement: It holds., pitfall: none${more} }`;
const catalogue = readCatalogue(
  `version: 1
requirements:
  - ${row('LOGOUT-06')}
  - ${row('LOGOUT-14', ', needs: [look]')}
  - ${row('LOGOUT-99', ', status: planned, needs: [events]')}`,
);
const scenarios = [
  { name: 'In no queue', location: 'refusals.feature:7', tags: ['@LOGOUT-06'] },
  { name: 'Refused', location: 'refusals.feature:20', tags: ['@LOGOUT-14'] },
  { name: 'Refused', location: 'refusals.feature:21', tags: ['@LOGOUT-14'] },
];
const [inNoQueue, refused, refusedToo] = scenarios.map(({ name, location }) => ({ name, location, isFailed: true }));
const unfailed = { name: 'Refused', location: 'refusals.feature:20', isFailed: false };

const killed06 = breakerTrial('LOGOUT-06', [failed('LOGOUT-06'), passed('LOGOUT-14')], {
  scenarios: [inNoQueue, unfailed] as Trial['scenarios'],
});
const killed14 = breakerTrial('LOGOUT-14', [{ id: 'LOGOUT-14', verdict: 'warn', seen: 'no status' }], {
  scenarios: [refusedToo] as Trial['scenarios'],
});
const untestable = { id: 'LOGOUT-06', verdict: 'untestable', seen: 'It is NotReady already.' } as const;
const eventless = { ...declinerTrial(), member: { ...declinerTrial().member, declines: ['events', 'LoginAgent'] } };
const SOUND = [killed06, killed14, strangerTrial(), declinerTrial(), degenerateTrial()];

const judge = (trials: readonly Trial[], isFull = false) => judgeProof({ catalogue, scenarios }, { trials, isFull });

/** The sound trials, the one of the same member replaced. */
const insteadOf = (trial: Trial): readonly Trial[] =>
  SOUND.map((sound) => (sound.member.name === trial.member.name ? trial : sound));

test('where every breaker is killed, and strangers and decliners are certified, the suite is proven', () => {
  for (const isFull of [false, true]) {
    const { flaws, exitCode, requirements } = judge(SOUND, isFull);
    assert.deepEqual([flaws, exitCode], [[], 0]);
    assert.deepEqual(
      requirements.map(({ id, killers }) => [id, killers]),
      [
        ['LOGOUT-06', ['logout-06-breaks-it']],
        ['LOGOUT-14', ['logout-14-breaks-it']],
      ],
      'a planned requirement needs no killer',
    );
  }
});

test('what does not apply in a dialect needs no killer, and its scenarios nobody who fails them', () => {
  const needy = readCatalogue(
    `version: 1\nrequirements: [${row('LOGOUT-06')}, ${row('LOGOUT-14', ', needs: [events]')}]`,
  );
  const leftOut = [{ kind: 'stranger', name: 'looks-first', why: 'is of the dialect native alone' }] as const;
  const proof = judgeProof(
    { catalogue: needy, scenarios, dialect: 'ami' },
    { trials: [killed06, degenerateTrial()], isFull: false, leftOut },
  );
  assert.deepEqual([proof.flaws, proof.exitCode, proof.dialect], [[], 0, 'ami']);
  assert.deepEqual(proof.notApplicable, ['LOGOUT-14']);
  assert.deepEqual(proof.leftOut, leftOut);
  const native = judgeProof({ catalogue: needy, scenarios }, { trials: [killed06], isFull: false });
  assert.deepEqual([native.notApplicable, native.exitCode], [[], 1]);
});

const FLAWED: readonly [
  title: string,
  trials: readonly Trial[],
  flaws: readonly (readonly [Flaw['kind'], string])[],
][] = [
  [
    'a breaker that passes',
    insteadOf(breakerTrial('LOGOUT-06', [passed('LOGOUT-06')], { scenarios: killed06.scenarios })),
    [
      ['survivor', 'logout-06-breaks-it survives LOGOUT-06: pass.'],
      ['no-killer', 'LOGOUT-06 is shown to be failed by no breaker of its own.'],
    ],
  ],
  [
    'a breaker whose target could not be exercised',
    insteadOf(
      breakerTrial('LOGOUT-06', [{ id: 'LOGOUT-06', verdict: 'untestable', seen: 'It did not get there.' }], {
        scenarios: killed06.scenarios,
      }),
    ),
    [
      ['survivor', 'logout-06-breaks-it survives LOGOUT-06: It did not get there.'],
      ['no-killer', 'LOGOUT-06 is shown to be failed by no breaker of its own.'],
    ],
  ],
  [
    'a breaker to whom its target does not apply',
    insteadOf(
      breakerTrial('LOGOUT-06', [{ id: 'LOGOUT-06', verdict: 'not-applicable' }], { scenarios: killed06.scenarios }),
    ),
    [
      ['survivor', 'logout-06-breaks-it survives LOGOUT-06: not-applicable.'],
      ['no-killer', 'LOGOUT-06 is shown to be failed by no breaker of its own.'],
    ],
  ],
  [
    'a breaker that could not be judged',
    insteadOf(breakerTrial('LOGOUT-06', [], { reason: 'ModuleUnusable: no.', scenarios: killed06.scenarios })),
    [
      ['survivor', 'logout-06-breaks-it survives LOGOUT-06: ModuleUnusable: no.'],
      ['no-killer', 'LOGOUT-06 is shown to be failed by no breaker of its own.'],
    ],
  ],
  [
    'a breaker killed by what it does not name',
    insteadOf({ ...killed06, rulings: [failed('LOGOUT-06'), failed('LOGOUT-14', 'no Fail')] }),
    [['unnamed-killer', 'logout-06-breaks-it is killed by LOGOUT-14, which it does not name: no Fail.']],
  ],
  [
    'a breaker that keeps another requirement from being exercised',
    insteadOf({
      ...killed06,
      rulings: [failed('LOGOUT-06'), { id: 'LOGOUT-14', verdict: 'untestable', seen: 'no start' }],
    }),
    [['unnamed-killer', 'logout-06-breaks-it is killed by LOGOUT-14, which it does not name: no start.']],
  ],
  [
    'a stranger who is warned',
    insteadOf(strangerTrial({ rulings: [{ id: 'LOGOUT-15', verdict: 'warn', seen: 'no message' }] })),
    [['failed-stranger', 'looks-first is failed by LOGOUT-15: no message.']],
  ],
  [
    'a stranger who is not certified',
    insteadOf(strangerTrial({ verdict: 'none', exitCode: 2, rulings: [], reason: 'ConnectorUnusable: it exited.' })),
    [['failed-stranger', 'looks-first ends as none: ConnectorUnusable: it exited.']],
  ],
  [
    'a decliner who could not be brought to where a scenario starts',
    insteadOf(declinerTrial({ verdict: 'incomplete', exitCode: 2, rulings: [untestable] })),
    [['refused-decliner', 'reference under opencti without look is failed by LOGOUT-06: It is NotReady already.']],
  ],
  [
    'a decliner who is not certified',
    insteadOf(declinerTrial({ verdict: 'none', exitCode: 2, reason: 'ConnectorUnusable: it exited.' })),
    [['refused-decliner', 'reference under opencti without look ends as none: ConnectorUnusable: it exited.']],
  ],
  [
    'a decliner whose certificate does not tell what was declined',
    insteadOf(declinerTrial({ tier: { tier: 'logout', isReached: true, declined: [] } })),
    [['untold-decline', 'reference under opencti without look reaches logout without look, and told is nothing.']],
  ],
  [
    'a decliner of whom more is told than was declined',
    insteadOf(declinerTrial({ tier: { tier: 'logout', isReached: true, declined: ['look', 'calls'] } })),
    [['untold-decline', 'reference under opencti without look reaches logout without look, and told is look, calls.']],
  ],
  [
    'a decliner of whom something is told that nothing needs',
    insteadOf({ ...eventless, tier: { tier: 'logout', isReached: true, declined: ['events'] } }),
    [['untold-decline', 'reference under opencti without look reaches logout without nothing, and told is events.']],
  ],
  [
    'a degenerate that is certified',
    insteadOf(degenerateTrial({ verdict: 'certified', exitCode: 0 })),
    [['certified-degenerate', 'do-nothing ends as certified with exit code 0.']],
  ],
  [
    'a degenerate whose trial could not be held',
    insteadOf(accidentOf(degenerateTrial().member, 'its worker ended (SIGKILL)')),
    [['no-trial', 'do-nothing could not be tried: its worker ended (SIGKILL).']],
  ],
  [
    'a requirement that only somebody else’s breaker is failed by',
    [
      {
        ...killed06,
        member: { ...killed06.member, collateral: ['LOGOUT-14'] },
        rulings: [failed('LOGOUT-06'), failed('LOGOUT-14')],
        scenarios: [inNoQueue, refused] as Trial['scenarios'],
      },
      strangerTrial(),
      degenerateTrial(),
    ],
    [['no-killer', 'LOGOUT-14 is shown to be failed by no breaker of its own.']],
  ],
  [
    'a scenario that only a degenerate fails',
    [
      { ...killed06, scenarios: [] },
      killed14,
      strangerTrial(),
      degenerateTrial({ scenarios: [inNoQueue] as Trial['scenarios'] }),
    ],
    [['toothless-scenario', 'refusals.feature: In no queue is failed by no breaker.']],
  ],
];

for (const [title, trials, flaws] of FLAWED)
  test(`${title}: a flaw, and exit code 1`, () => {
    const proof = judge(trials);
    assert.deepEqual(
      proof.flaws.map(({ kind, sentence }) => [kind, sentence]),
      flaws,
    );
    assert.equal(proof.exitCode, 1);
  });

test('collateral that is not failed is a flaw only where everything was played', () => {
  const trials = insteadOf({ ...killed06, member: { ...killed06.member, collateral: ['LOGOUT-14'] } });
  assert.deepEqual(judge(trials).flaws, []);
  assert.deepEqual(judge(trials, true).flaws, [
    {
      kind: 'idle-collateral',
      who: 'logout-06-breaks-it',
      sentence: 'logout-06-breaks-it names LOGOUT-14 as collateral, and does not fail it.',
    },
  ]);
});
