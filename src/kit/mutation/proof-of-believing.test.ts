// Who declines to look cannot but believe a switch that takes every logout, and may have no events to hand on: no issue of a proof where it
// is told, one where it is not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Capability } from '../../connector/connector.ts';
import type { Trial } from '../../report-model/proof.ts';
import { readCatalogue } from '../suite/catalogue.ts';
import { judgeProof } from './proof.ts';
import { decliningTrial } from './testing/trial.ts';

const ROW = { level: 'SHOULD', source: 'I', requirement: 'It holds.', pitfall: 'It does not.', needs: ['look'] };
const catalogue = readCatalogue(JSON.stringify({ version: 1, requirements: [{ id: 'LOGOUT-31', ...ROW }] }));

const judge = (trial: Trial) => judgeProof({ catalogue, scenarios: [] }, { trials: [trial], isFull: false });

test('who declines to look may believe a switch that takes every logout, where that is told', () => {
  const tier = { tier: 'resilient', isReached: true, declined: ['look'] } as const;
  const rulings = [{ id: 'LOGOUT-31', verdict: 'warn', seen: 'no status' }] as const;
  const told = judge(decliningTrial({ rulings, tier: { ...tier, believesSwitch: true } }));
  assert.deepEqual([told.issues, told.exitCode], [[], 0]);
  const untold = judge(decliningTrial({ rulings, tier }));
  assert.deepEqual(
    untold.issues.map(({ sentence }) => sentence),
    ['reference under opencti without look is failed by LOGOUT-31: no status.'],
  );
});

test('who declines to look may be without events too, and is told to decline both', () => {
  const told = (...declined: Capability[]) =>
    judge(decliningTrial({ tier: { tier: 'resilient', isReached: true, declined } }));
  assert.deepEqual(told('look', 'events').issues, []);
  assert.deepEqual(
    told('look', 'calls').issues.map(({ kind }) => kind),
    ['untold-decline'],
  );
});
