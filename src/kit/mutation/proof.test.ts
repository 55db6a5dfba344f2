// The judging of a proof, from trials that were never held: what is sound has no issue, and each thing that can be wrong
// is one, with a sentence that names who and what.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProofIssue, Trial } from '../../report-model/proof.ts';
import { readCatalogue } from '../suite/catalogue.ts';
import { judgeProof } from './proof.ts';
import {
  brokenServerTrial,
  decliningTrial,
  failed,
  mutantTrial,
  passed,
  pathologicalTrial,
  serverTrial,
  variantTrial,
} from './testing/trial.ts';
import { accidentOf } from './trial.ts';

const row = (id: string, more = '') =>
  `{ id: ${id}, level: MUST, source: S, requirement: It holds., pitfall: none${more} }`;
const catalogue = readCatalogue(
  `version: 1
requirements:
  - ${row('LOGOUT-06')}
  - ${row('LOGOUT-14', ', needs: [look]')}
  - ${row('LOGOUT-99', ', status: planned, needs: [events]')}
  - ${row('ACD-03')}`,
);
const scenarios = [
  { name: 'In no queue', location: 'refusals.feature:7', tags: ['@LOGOUT-06'] },
  { name: 'Refused', location: 'refusals.feature:20', tags: ['@LOGOUT-14'] },
  { name: 'Refused', location: 'refusals.feature:21', tags: ['@LOGOUT-14'] },
  { name: 'Logged out', location: 'acd/refusals.feature:7', tags: ['@ACD-03', '@server'] },
];
const [inNoQueue, refused, refusedToo, loggedOut] = scenarios.map(({ name, location }) => ({
  name,
  location,
  result: 'failed',
}));
const unfailed = { name: 'Refused', location: 'refusals.feature:20', result: 'passed' };
const allPassed = scenarios.map(({ name, location }) => ({ name, location, result: 'passed' })) as Trial['scenarios'];
/** A variant that passes every scenario but that about servers, and a server that passes that one. */
const honestTrial = (more: Partial<Trial> = {}): Trial => variantTrial({ scenarios: allPassed.slice(0, 3), ...more });
const metTrial = (more: Partial<Trial> = {}): Trial => serverTrial({ scenarios: allPassed.slice(3), ...more });
const killed06 = mutantTrial('LOGOUT-06', [failed('LOGOUT-06'), passed('LOGOUT-14')], {
  scenarios: [inNoQueue, unfailed] as Trial['scenarios'],
});
const killed14 = mutantTrial('LOGOUT-14', [{ id: 'LOGOUT-14', verdict: 'warn', seen: 'no status' }], {
  scenarios: [refusedToo] as Trial['scenarios'],
});
const untestable = { id: 'LOGOUT-06', verdict: 'untestable', seen: 'It is NotReady already.' } as const;
const eventless = { ...decliningTrial(), member: { ...decliningTrial().member, declines: ['events', 'LoginAgent'] } };
const itsScenario = { scenarios: [loggedOut] as Trial['scenarios'] };
const killedServer = brokenServerTrial('ACD-03', [failed('ACD-03', 'the answer done')], itsScenario);
const SERVERS = [killedServer, metTrial()];
const SOUND = [killed06, killed14, honestTrial(), decliningTrial(), pathologicalTrial(), ...SERVERS];

const judge = (trials: readonly Trial[], isFull = false) => judgeProof({ catalogue, scenarios }, { trials, isFull });

/** The sound trials, the one of the same member replaced. */
const insteadOf = (trial: Trial): readonly Trial[] =>
  SOUND.map((sound) => (sound.member.name === trial.member.name ? trial : sound));

test('where every mutant is killed, and variants and declining variants are certified, the suite is proven', () => {
  for (const isFull of [false, true]) {
    const { issues, exitCode, requirements } = judge(SOUND, isFull);
    assert.deepEqual([issues, exitCode], [[], 0]);
    assert.deepEqual(
      requirements.map(({ id, killers }) => [id, killers]),
      [
        ['LOGOUT-06', ['logout-06-breaks-it']],
        ['LOGOUT-14', ['logout-14-breaks-it']],
        ['ACD-03', ['acd-03-breaks-it']],
      ],
      'a planned requirement needs no killer',
    );
  }
});

test('what does not apply in a dialect needs no killer, and its scenarios nobody who fails them', () => {
  const needy = readCatalogue(
    `version: 1\nrequirements: [${row('LOGOUT-06')}, ${row('LOGOUT-14', ', needs: [attributes]')}]`,
  );
  const leftOut = [{ kind: 'variant', name: 'looks-first', why: 'is of the dialect native alone' }] as const;
  const proof = judgeProof(
    { catalogue: needy, scenarios, dialect: 'ami' },
    { trials: [killed06, pathologicalTrial()], isFull: false, leftOut },
  );
  assert.deepEqual([proof.issues, proof.exitCode, proof.dialect], [[], 0, 'ami']);
  assert.deepEqual(proof.notApplicable, ['LOGOUT-14']);
  assert.deepEqual(proof.leftOut, leftOut);
  const native = judgeProof({ catalogue: needy, scenarios }, { trials: [killed06], isFull: false });
  assert.deepEqual([native.notApplicable, native.exitCode], [[], 1]);
});

const UNPROVEN: readonly [
  title: string,
  trials: readonly Trial[],
  issues: readonly (readonly [ProofIssue['kind'], string])[],
][] = [
  [
    'a mutant that passes',
    insteadOf(mutantTrial('LOGOUT-06', [passed('LOGOUT-06')], { scenarios: killed06.scenarios })),
    [
      ['survivor', 'logout-06-breaks-it survives LOGOUT-06: pass.'],
      ['no-killer', 'LOGOUT-06 is shown to be failed by no mutant of its own.'],
    ],
  ],
  [
    'a mutant whose target could not be exercised',
    insteadOf(
      mutantTrial('LOGOUT-06', [{ id: 'LOGOUT-06', verdict: 'untestable', seen: 'It did not get there.' }], {
        scenarios: killed06.scenarios,
      }),
    ),
    [
      ['survivor', 'logout-06-breaks-it survives LOGOUT-06: It did not get there.'],
      ['no-killer', 'LOGOUT-06 is shown to be failed by no mutant of its own.'],
    ],
  ],
  [
    'a mutant to whom its target does not apply',
    insteadOf(
      mutantTrial('LOGOUT-06', [{ id: 'LOGOUT-06', verdict: 'not-applicable' }], { scenarios: killed06.scenarios }),
    ),
    [
      ['survivor', 'logout-06-breaks-it survives LOGOUT-06: not-applicable.'],
      ['no-killer', 'LOGOUT-06 is shown to be failed by no mutant of its own.'],
    ],
  ],
  [
    'a mutant that could not be judged',
    insteadOf(mutantTrial('LOGOUT-06', [], { reason: 'ModuleUnusable: no.', scenarios: killed06.scenarios })),
    [
      ['survivor', 'logout-06-breaks-it survives LOGOUT-06: ModuleUnusable: no.'],
      ['no-killer', 'LOGOUT-06 is shown to be failed by no mutant of its own.'],
    ],
  ],
  [
    'a mutant killed by what it does not name',
    insteadOf({ ...killed06, rulings: [failed('LOGOUT-06'), failed('LOGOUT-14', 'no Fail')] }),
    [['unnamed-killer', 'logout-06-breaks-it is killed by LOGOUT-14, which it does not name: no Fail.']],
  ],
  [
    'a mutant that keeps another requirement from being exercised',
    insteadOf({
      ...killed06,
      rulings: [failed('LOGOUT-06'), { id: 'LOGOUT-14', verdict: 'untestable', seen: 'no start' }],
    }),
    [['unnamed-killer', 'logout-06-breaks-it is killed by LOGOUT-14, which it does not name: no start.']],
  ],
  [
    'a variant who is warned',
    insteadOf(honestTrial({ rulings: [{ id: 'LOGOUT-15', verdict: 'warn', seen: 'no message' }] })),
    [['failed-variant', 'looks-first is failed by LOGOUT-15: no message.']],
  ],
  [
    'a variant who is not certified',
    insteadOf(honestTrial({ verdict: 'none', exitCode: 2, rulings: [], reason: 'ConnectorUnusable: it exited.' })),
    [['failed-variant', 'looks-first ends as none: ConnectorUnusable: it exited.']],
  ],
  [
    'a declining who could not be brought to where a scenario starts',
    insteadOf(decliningTrial({ verdict: 'incomplete', exitCode: 2, rulings: [untestable] })),
    [['refused-declining', 'reference under opencti without look is failed by LOGOUT-06: It is NotReady already.']],
  ],
  [
    'a declining who is not certified',
    insteadOf(decliningTrial({ verdict: 'none', exitCode: 2, reason: 'ConnectorUnusable: it exited.' })),
    [['refused-declining', 'reference under opencti without look ends as none: ConnectorUnusable: it exited.']],
  ],
  [
    'a declining whose certificate does not tell what was declined',
    insteadOf(decliningTrial({ tier: { tier: 'logout', isReached: true, declined: [] } })),
    [['untold-decline', 'reference under opencti without look reaches logout without look, and told is nothing.']],
  ],
  [
    'a declining of whom more is told than was declined',
    insteadOf(decliningTrial({ tier: { tier: 'logout', isReached: true, declined: ['look', 'calls'] } })),
    [['untold-decline', 'reference under opencti without look reaches logout without look, and told is look, calls.']],
  ],
  [
    'a declining of whom something is told that nothing needs',
    insteadOf({ ...eventless, tier: { tier: 'logout', isReached: true, declined: ['events'] } }),
    [['untold-decline', 'reference under opencti without look reaches logout without nothing, and told is events.']],
  ],
  [
    'a pathological one that is certified',
    insteadOf(pathologicalTrial({ verdict: 'certified', exitCode: 0 })),
    [['certified-pathological', 'do-nothing ends as certified with exit code 0.']],
  ],
  [
    'a pathological one whose trial could not be held',
    insteadOf(accidentOf(pathologicalTrial().member, 'its worker ended (SIGKILL)')),
    [['no-trial', 'do-nothing could not be tried: its worker ended (SIGKILL).']],
  ],
  [
    'a requirement that only somebody else’s mutant is failed by',
    [
      {
        ...killed06,
        member: { ...killed06.member, collateral: ['LOGOUT-14'] },
        rulings: [failed('LOGOUT-06'), failed('LOGOUT-14')],
        scenarios: [inNoQueue, refused] as Trial['scenarios'],
      },
      honestTrial(),
      pathologicalTrial(),
      ...SERVERS,
    ],
    [['no-killer', 'LOGOUT-14 is shown to be failed by no mutant of its own.']],
  ],
  [
    'a scenario that only a pathological one fails',
    [
      { ...killed06, scenarios: [] },
      killed14,
      honestTrial(),
      pathologicalTrial({ scenarios: [inNoQueue] as Trial['scenarios'] }),
      ...SERVERS,
    ],
    [['toothless-scenario', 'refusals.feature: In no queue is failed by no mutant.']],
  ],
  [
    'a scenario that does not apply wherever somebody innocent plays it',
    insteadOf(honestTrial({ scenarios: [{ ...inNoQueue, result: 'not-applicable' }, unfailed] as Trial['scenarios'] })),
    [['unpassed-scenario', 'refusals.feature: In no queue is passed by no variant.']],
  ],
  [
    'a broken server that does what is asked of it',
    insteadOf({ ...killedServer, rulings: [passed('ACD-03')] }),
    [
      ['survivor', 'acd-03-breaks-it survives ACD-03: pass.'],
      ['no-killer', 'ACD-03 is shown to be failed by no broken server of its own.'],
    ],
  ],
  [
    'a broken server that breaks more than it says',
    insteadOf({ ...killedServer, rulings: [failed('ACD-03'), failed('ACD-19', 'no word')] }),
    [['unnamed-killer', 'acd-03-breaks-it is killed by ACD-19, which it does not name: no word.']],
  ],
  [
    'our own server that is failed',
    insteadOf(metTrial({ verdict: 'not-met', exitCode: 1, rulings: [failed('ACD-03', 'the answer done')] })),
    [['failed-server', 'simulator under kazoo is failed by ACD-03: the answer done.']],
  ],
  [
    'our own server of which something could not be told',
    insteadOf(metTrial({ verdict: 'incomplete', exitCode: 2, reason: 'Nothing could be exercised.' })),
    [['failed-server', 'simulator under kazoo ends as incomplete: Nothing could be exercised.']],
  ],
  [
    'a scenario about servers that only a connector fails, and only a connector passes',
    [
      ...SOUND.filter((trial) => ![...SERVERS, killed06].includes(trial)),
      { ...killed06, scenarios: [inNoQueue, loggedOut] as Trial['scenarios'] },
      honestTrial({ scenarios: allPassed }),
      { ...killedServer, scenarios: [] },
      metTrial({ scenarios: [] }),
    ],
    [
      ['toothless-scenario', 'acd/refusals.feature: Logged out is failed by no broken server.'],
      ['unpassed-scenario', 'acd/refusals.feature: Logged out is passed by no server.'],
    ],
  ],
];

for (const [title, trials, issues] of UNPROVEN)
  test(`${title}: an issue, and exit code 1`, () => {
    const proof = judge(trials);
    assert.deepEqual(
      proof.issues.map(({ kind, sentence }) => [kind, sentence]),
      issues,
    );
    assert.equal(proof.exitCode, 1);
  });

test('of what is a dialect’s own only the targets count, and they do', () => {
  const own = (trials: readonly Trial[]) =>
    judgeProof({ catalogue, scenarios }, { trials, isFull: false, isOwn: true });
  const proof = own([killed06]);
  assert.deepEqual([proof.requirements.map(({ id }) => id), proof.issues], [['LOGOUT-06'], []]);
  assert.deepEqual(
    own([{ ...killed06, rulings: [] }]).issues.map(({ kind }) => kind),
    ['survivor', 'no-killer'],
  );
});

test('collateral that is not failed is an issue only where everything was played', () => {
  const trials = insteadOf({ ...killed06, member: { ...killed06.member, collateral: ['LOGOUT-14'] } });
  assert.deepEqual(judge(trials).issues, []);
  assert.deepEqual(judge(trials, true).issues, [
    {
      kind: 'idle-collateral',
      who: 'logout-06-breaks-it',
      sentence: 'logout-06-breaks-it names LOGOUT-14 as collateral, and does not fail it.',
    },
  ]);
});
