// What the tests of the kill matrix share: a proof in which everything can be seen, sound or not.

import {
  brokenServerTrial,
  decliningTrial,
  failed,
  member,
  mutantTrial,
  passed,
  pathologicalTrial,
  serverTrial,
  variantTrial,
} from '../../kit/mutation/testing/trial.ts';
import type { Proof, Trial } from '../../report-model/proof.ts';

/** What a connector could say to be more than text. */
export const HOSTILE = '<img src=x onerror="alert(1)"> & `*_|\n';

const killed = mutantTrial('LOGOUT-06', [failed('LOGOUT-06', HOSTILE), failed('LOGOUT-14'), passed('LOGOUT-20')], {
  collateral: ['LOGOUT-14'],
});
const survivor = mutantTrial('LOGOUT-14', [passed('LOGOUT-14'), failed('LOGOUT-06')]);
const hopeful: Trial = {
  ...mutantTrial('LOGOUT-20', [{ id: 'LOGOUT-20', verdict: 'untestable', seen: 'no start' }]),
  member: member({ name: 'logout-20-hopes', target: 'LOGOUT-20', about: HOSTILE }),
};

const requirement = (id: string, killers: readonly string[]) => ({
  id,
  isOfServer: id.startsWith('ACD-'),
  level: 'MUST' as const,
  requirement: HOSTILE,
  killers,
});

const parts = {
  ...{ kit: { name: 'signoff', version: '1.2.3' }, dialect: 'native', isFull: false, notApplicable: [], leftOut: [] },
};

/** A mutant that is killed, one that survives and is killed by another requirement, one that was not tested; and servers. */
export const UNPROVEN: Proof = {
  ...parts,
  requirements: [
    requirement('LOGOUT-06', ['logout-06-breaks-it']),
    requirement('LOGOUT-14', []),
    requirement('LOGOUT-20', []),
    requirement('ACD-03', ['acd-03-breaks-it']),
  ],
  trials: [
    ...[hopeful, killed, survivor, variantTrial()],
    decliningTrial({
      ...{ verdict: 'incomplete', exitCode: 2, tier: undefined, rulings: [{ id: 'READY-02', verdict: 'untestable' }] },
    }),
    pathologicalTrial({ reason: HOSTILE }),
    brokenServerTrial('ACD-03', [failed('ACD-03', HOSTILE)]),
    serverTrial({ verdict: 'not-met', exitCode: 1, rulings: [failed('ACD-03')] }),
  ],
  issues: [{ kind: 'survivor', who: 'logout-14-breaks-it', sentence: `logout-14-breaks-it survives: ${HOSTILE}.` }],
  exitCode: 1,
};

/** One mutant, one variant, one declining, one pathological, a broken server and our own, and nothing to be said against them. */
export const SOUND: Proof = {
  ...parts,
  isFull: true,
  requirements: [requirement('LOGOUT-06', ['logout-06-breaks-it']), requirement('ACD-03', ['acd-03-breaks-it'])],
  trials: [
    ...[killed, variantTrial(), decliningTrial(), pathologicalTrial()],
    ...[brokenServerTrial('ACD-03', [failed('ACD-03')]), serverTrial()],
  ],
  issues: [],
  exitCode: 0,
};
