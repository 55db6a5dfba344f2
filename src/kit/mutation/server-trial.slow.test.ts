// The trial of a server, of a simulator that is really asked: broken in one way, as it is, and under rules of its own.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../../test/testing/process.ts';
import type { Trial, TrialMember } from '../../report-model/proof.ts';
import { loadSuite } from '../judge/run.ts';
import { loadCatalogue } from '../suite/catalogue.ts';
import { readMembers } from './mutants.ts';
import { runTrial } from './trial.ts';

const suite = await loadSuite();
const members = await readMembers(loadCatalogue());
const own: TrialMember = { kind: 'server', name: 'simulator', about: '', profile: 'opencti', collateral: [] };

const tryOn = (member: TrialMember, ...requirementIds: string[]) =>
  runTrial(suite, { member, dialect: 'native', requirementIds });

const verdictsIn = ({ rulings }: Trial) => Object.fromEntries(rulings.map(({ id, verdict }) => [id, verdict]));

test('a broken server is failed by what it breaks, and by nothing else that it plays', async () => {
  const broken = members.find(({ name }) => name === 'acd-03-takes-every-logout-for-done');
  assert.ok(broken);
  const trial = await tryOn(broken, 'ACD-02', 'ACD-03');
  assert.deepEqual([trial.verdict, trial.exitCode], ['not-met', 1]);
  const { 'ACD-20': _played, ...verdicts } = verdictsIn(trial);
  assert.deepEqual(verdicts, { 'ACD-02': 'pass', 'ACD-03': 'fail', 'ACD-19': 'fail' });
  assert.equal(trial.rulings.find(({ id }) => id === 'ACD-03')?.seen, 'the answer done');
  assert.ok(trial.scenarios.some(({ result }) => result === 'failed'));
});

test('our own server meets the same', async () => {
  const trial = await tryOn(own, 'ACD-03');
  assert.deepEqual([trial.verdict, trial.exitCode, verdictsIn(trial)['ACD-03']], ['met', 0, 'pass']);
});

test('what is chosen on top of the profile is declared and kept to: outcomes come later, and all is held to that', async () => {
  const later = await tryOn({ ...own, policy: { outcome: 'later' } }, 'ACD-03', 'ACD-17');
  assert.equal(later.verdict, 'met', later.reason);
  assert.deepEqual([verdictsIn(later)['ACD-03'], verdictsIn(later)['ACD-17']], ['pass', 'pass']);
  const atOnce = await tryOn(own, 'ACD-03', 'ACD-17');
  assert.deepEqual([verdictsIn(atOnce)['ACD-03'], verdictsIn(atOnce)['ACD-17']], ['pass', 'not-applicable']);
});

test('a file that alters nothing, or by something else than functions, gives no verdict', async (t) => {
  const folder = temporaryFolder(t);
  const files = { 'one.mjs': 'export const x = 1;', 'two.mjs': 'export default { decider: 1 };' };
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, text);
    const trial = await tryOn({ ...own, kind: 'broken-server', path }, 'ACD-03');
    assert.deepEqual([trial.verdict, trial.exitCode], ['none', 2]);
    assert.match(trial.reason ?? '', /^ModuleUnusable: The broken server .* does not export an alteration/);
  }
});
