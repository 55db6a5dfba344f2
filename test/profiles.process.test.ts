// The built-in connector is certified under every profile, up to the tier that a profile bears on: faults know none. Those
// under which the proof tries it, with everything declared and without, play here what profiles disagree on.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { SETTINGS } from '../simulator/index.ts';
import { runCertification } from '../src/kit/judge/certification.ts';
import { loadSuite, type Suite } from '../src/kit/judge/run.ts';
import { loadCatalogue } from '../src/kit/suite/catalogue.ts';
import { decliningVariantsOf } from '../src/kit/suite/declining.ts';
import { DEFAULT_PARAMETERS } from '../src/kit/suite/parameters.ts';
import type { Wish } from '../src/kit/suite/selection.ts';

const setting = SETTINGS.find(({ name }) => name === 'profile')?.takes;
const PROFILES = setting !== undefined && 'words' in setting ? setting.words : [];
const PROVED = new Set(
  decliningVariantsOf('pairs', loadCatalogue(), { dialect: 'native' }).map(({ profile }) => profile),
);

/** What profiles disagree on: who may log out when, what is refused, reasons, how a login finds the agent. */
const DISPUTED = [
  ...['LOGOUT-05', 'LOGOUT-06', 'LOGOUT-14', 'LOGOUT-21', 'LOGOUT-22', 'LOGOUT-25', 'LOGOUT-31'],
  ...['LOGIN-01', 'LOGIN-05', 'READY-01', 'READY-03', 'NOTREADY-02', 'NOTREADY-04'],
].join();

let suite: Suite;

before(async () => {
  suite = await loadSuite();
});

const certify = (profile: string, wish: Wish) =>
  runCertification({
    ...{ parameters: { ...DEFAULT_PARAMETERS, profile }, wish, workers: 1, suite },
    ...{ stopped: new Promise(() => undefined), onStart: () => undefined, onMessage: () => undefined },
  });

test('there are profiles, and the proof tries some of them', () => {
  assert.ok(PROFILES.length >= 5, PROFILES.join(', '));
  assert.ok(PROVED.size >= 5 && PROVED.size < PROFILES.length, [...PROVED].join(', '));
});

for (const profile of PROFILES)
  test(`the built-in connector is certified under the profile ${profile}`, async () => {
    const isProved = PROVED.has(profile);
    const run = await certify(profile, isProved ? { requirement: DISPUTED } : { tier: 'agent-state' });
    assert.equal(run.ruling.verdict, isProved ? 'partial' : 'certified', run.ruling.reason);
    assert.equal(run.ruling.exitCode, 0);
    assert.equal(run.parameters.profile, profile);
    const verdicts = run.rulings.map(({ id, verdict }) => `${id} ${verdict}`);
    assert.ok(verdicts.filter((verdict) => verdict.endsWith(' pass')).length >= 12, verdicts.join(', '));
    assert.deepEqual(
      verdicts.filter((verdict) => !/ (pass|not-applicable)$/.test(verdict)),
      [],
    );
    if (!isProved)
      assert.deepEqual(run.tiers.map(({ tier, isReached }) => [tier, isReached]).slice(0, 2), [
        ['logout', true],
        ['agent-state', true],
      ]);
  });
