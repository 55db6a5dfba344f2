// A proof of servers with real processes: one that breaks what it says, one that breaks nothing, and our own under every policy.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ProofOrder } from '../src/kit/mutation/prove.ts';
import { CODE_ROOT } from '../src/package-root.ts';
import { packageOfFewScenarios } from './testing/few-scenarios.ts';
import { temporaryFolder } from './testing/process.ts';

const SERVERS = ['ACD-01', 'ACD-02', 'ACD-03', 'ACD-10', 'ACD-12', 'ACD-29'];
const { load } = packageOfFewScenarios({ after: (clean) => after(clean as () => void) }, SERVERS);
const { runProof } = await load<typeof import('../src/kit/mutation/prove.ts')>('src/kit/mutation/prove.js');

/** A file that alters as one of the broken servers does, or nothing. */
const like = (name: string): string =>
  `export { default } from ${JSON.stringify(pathToFileURL(join(CODE_ROOT, 'src', 'mutants', 'servers', `${name}.js`)).href)};\n`;
const aim = (target: string): string => `export const mutant = { target: '${target}', collateral: ['ACD-19'] };\n`;

function proofOf(t: TestContext, files: Readonly<Record<string, string>>, more: Partial<ProofOrder> = {}) {
  const mutants = temporaryFolder(t);
  for (const place of ['variants', 'pathological', 'servers']) mkdirSync(join(mutants, place));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(mutants, 'servers', `${name}.mjs`), text);
  const order = {
    isFull: false,
    workers: 2,
    declining: 'none',
    stopped: new Promise(() => undefined),
    mutants,
  } as const;
  return runProof({ ...order, onStart: () => undefined, onTrial: () => undefined, ...more });
}

const FILES = {
  'acd-03-says-yes': aim('ACD-03') + like('acd-03-takes-every-logout-for-done'),
  'acd-12-breaks-nothing': `${aim('ACD-12')}export default {};\n`,
  'acd-29-knows-its-people': `export const profile = 'asterisk';\n${aim('ACD-29')}${like('acd-29-knows-its-people')}`,
};

test('broken servers are killed or survive, and our own meets what applies under each policy', async (t) => {
  const { trials, issues, requirements } = await proofOf(t, FILES);
  const ends = trials.map(({ member, verdict }) => `${member.name}: ${verdict}`);
  assert.deepEqual(ends.slice(0, 3), [
    'acd-03-says-yes: not-met',
    'acd-12-breaks-nothing: met',
    'acd-29-knows-its-people: not-met',
  ]);
  const profiles = ['opencti', 'finesse-cce', 'finesse-ccx', 'asterisk', 'freeswitch', 'wazo', 'kazoo'];
  const names = [...profiles, 'opencti outcome=later', 'opencti over TLS'];
  assert.deepEqual(
    ends.slice(3),
    names.map((name) => `simulator under ${name}: met`),
  );
  const killers = requirements.flatMap((one) => (one.killers.length > 0 ? [[one.id, one.killers]] : []));
  assert.deepEqual(killers, [
    ['ACD-03', ['acd-03-says-yes']],
    ['ACD-29', ['acd-29-knows-its-people']],
  ]);
  const ofBroken = issues.filter(({ who }) => who in FILES).map(({ sentence }) => sentence);
  assert.deepEqual(ofBroken, ['acd-12-breaks-nothing survives ACD-12: pass.']);
  const [first] = trials;
  assert.ok((first?.scenarios.length ?? 0) < (trials[3]?.scenarios.length ?? 0), 'a broken server plays a part only');
  assert.deepEqual(
    issues.filter(({ kind }) => kind === 'unpassed-scenario'),
    [],
  );
});

test('of what is a dialect’s own, a broken server that says so is tried, and our own server is not', async (t) => {
  const files = { ...FILES, 'acd-03-over-ami': `export const dialects = ['ami'];\n${FILES['acd-03-says-yes']}` };
  const { trials, exitCode } = await proofOf(t, files, { dialect: 'ami', isOwn: true });
  assert.deepEqual(
    trials.map(({ member, verdict }) => [member.name, verdict]),
    [['acd-03-over-ami', 'not-met']],
  );
  assert.equal(exitCode, 0);
});
