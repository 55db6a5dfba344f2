// A proof with real processes, of a mutants made for it: a few members who are what they say, and for each thing that can be
// wrong somebody who makes it so.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ProofOrder } from '../src/kit/mutation/prove.ts';
import { CODE_ROOT } from '../src/package-root.ts';
import type { Trial, TrialMember } from '../src/report-model/proof.ts';
import { childrenOf, signoff } from './testing/cli.ts';
import { packageOfFewScenarios } from './testing/few-scenarios.ts';
import { assertGone, temporaryFolder, until } from './testing/process.ts';

type Proving = typeof import('../src/kit/mutation/prove.ts');
type Pool = typeof import('../src/kit/mutation/worker-pool.ts');

/** What everybody is to meet, what is aimed at, and what else somebody fails. */
const MORE = ['NOTREADY-01', 'LOGOUT-12', 'LOGOUT-14', 'LOGOUT-21', 'LOGOUT-24'];
const { load } = packageOfFewScenarios({ after: (clean) => after(clean as () => void) }, MORE);
const { runProof } = await load<Proving>('src/kit/mutation/prove.js');
const { runTrials } = await load<Pool>('src/kit/mutation/worker-pool.js');

/** A member that behaves as another one does, or as the reference. */
const like = (path: string): string =>
  `export { default } from ${JSON.stringify(pathToFileURL(join(CODE_ROOT, 'src', path)).href)};\n`;
const aim = (target: string): string => `export const mutant = { target: '${target}', collateral: [] };\n`;
const KILLS_ITS_JUDGE = "process.kill(process.ppid, 'SIGKILL');\n";

function mutantsIn(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(t);
  for (const place of ['variants', 'pathological', 'servers']) mkdirSync(join(folder, place));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.mjs`), text);
  return folder;
}

const never = new Promise(() => undefined);
const order = (more: Partial<ProofOrder>): ProofOrder => ({
  ...{
    isFull: false,
    workers: 2,
    declining: 'none',
    stopped: never,
    onStart: () => undefined,
    onTrial: () => undefined,
  },
  ...more,
});

const endOf = ({ member, verdict, exitCode }: Trial): string => `${member.name}: ${verdict} ${exitCode}`;

test('mutants are killed, survive or are killed by others; variants and pathological connectors play everything', async (t) => {
  const mutants = mutantsIn(t, {
    'logout-06-says-yes': aim('LOGOUT-06') + like('mutants/logout-06-calls-it-done.js'),
    'logout-21-is-no-mutant': aim('LOGOUT-21') + like('reference/index.js'),
    'logout-24-breaks-another': aim('LOGOUT-24') + like('mutants/logout-06-calls-it-done.js'),
    'variants/lazy': like('mutants/pathological/always-success.js'),
    'pathological/do-nothing': like('mutants/pathological/do-nothing.js'),
    'pathological/is-none': like('mutants/variants/queue-by-queue.js'),
    'pathological/kills-its-judge': KILLS_ITS_JUDGE,
  });
  const begun: string[] = [];
  const ended: string[] = [];
  const onStart: ProofOrder['onStart'] = (members) => begun.push(...members.map(({ name }) => name));
  const proof = await runProof(order({ mutants, onStart, onTrial: ({ member }) => ended.push(member.name) }));

  assert.equal(proof.exitCode, 1);
  assert.deepEqual(proof.trials.map(endOf), [
    'logout-06-says-yes: partial 1',
    'logout-21-is-no-mutant: partial 0',
    'logout-24-breaks-another: partial 1',
    'lazy: not-certified 1',
    'do-nothing: none 2',
    'is-none: certified 0',
    'kills-its-judge: none 2',
  ]);
  assert.deepEqual([...ended].sort(), [...begun].sort());
  const ofMembers = proof.issues.filter(({ who }) => begun.includes(who));
  const ofLazy = ofMembers.filter(({ who }) => who === 'lazy').map(({ sentence }) => sentence);
  assert.ok(
    ofLazy.some((sentence) => /^lazy is failed by LOGOUT-06: no status\.$/.test(sentence)),
    ofLazy.join('\n'),
  );
  const sentences = ofMembers.filter(({ who }) => who !== 'lazy').map(({ sentence }) => sentence);
  const expected = [
    /^logout-21-is-no-mutant survives LOGOUT-21: pass\.$/,
    /^logout-24-breaks-another survives LOGOUT-24: pass\.$/,
    /^logout-24-breaks-another is killed by LOGOUT-06, which it does not name: no status\.$/,
    /^is-none ends as certified with exit code 0\.$/,
    /^kills-its-judge could not be tried: its worker ended \(SIGKILL\)\.$/,
  ];
  assert.equal(sentences.length, expected.length, sentences.join('\n'));
  for (const [index, words] of expected.entries()) assert.match(sentences[index] ?? '', words);

  const killers = proof.requirements.filter((one) => one.killers.length > 0);
  assert.deepEqual(
    killers.map((one) => [one.id, one.killers]),
    [['LOGOUT-06', ['logout-06-says-yes']]],
  );
  const [mutant, , , variant] = proof.trials;
  assert.ok((mutant?.scenarios.length ?? 0) < (variant?.scenarios.length ?? 0) / 2, 'a mutant plays a part only');
});

test('in another dialect, who is not of it and what does not apply there is left out, and said so', async (t) => {
  const mutants = mutantsIn(t, {
    'logout-06-says-yes': aim('LOGOUT-06') + like('mutants/logout-06-calls-it-done.js'),
    'logout-09-is-about-codes': aim('LOGOUT-09') + like('reference/index.js'),
    'variants/of-another': `export const dialects = ['native'];\n${like('mutants/variants/queue-by-queue.js')}`,
    'pathological/do-nothing': like('mutants/pathological/do-nothing.js'),
  });
  const proof = await runProof(order({ mutants, dialect: 'ami' }));
  assert.deepEqual(proof.trials.map(endOf), ['logout-06-says-yes: partial 1', 'do-nothing: none 2']);
  assert.deepEqual(proof.leftOut, [
    { kind: 'mutant', name: 'logout-09-is-about-codes', why: 'LOGOUT-09 does not apply in the dialect ami' },
    { kind: 'variant', name: 'of-another', why: 'is of the dialect native alone' },
  ]);
  assert.ok(proof.notApplicable.includes('LOGOUT-09'));
  assert.deepEqual(
    proof.issues.filter(({ who }) => who === 'LOGOUT-09'),
    [],
  );
});

test('a full proof has mutants play everything', async (t) => {
  const mutants = mutantsIn(t, {
    'logout-06-says-yes': aim('LOGOUT-06') + like('mutants/pathological/always-success.js'),
  });
  const unnamedIn = async (isFull: boolean) => {
    const { issues } = await runProof(order({ mutants, isFull, workers: 1 }));
    return issues.filter(({ kind }) => kind === 'unnamed-killer').map(({ sentence }) => sentence.split(',')[0]);
  };
  const lies = 'logout-06-says-yes is killed by LOGOUT';
  assert.deepEqual(await unnamedIn(false), [`${lies}-01`]);
  assert.ok((await unnamedIn(true)).includes(`${lies}-14`), 'LOGOUT-14 is no part of what mutants play');
});

test('who declines something plays everything, is certified for the rest, and that is told', async () => {
  const member: TrialMember = {
    ...{ kind: 'declining', name: 'reference without', about: 'signoff certify', collateral: [] },
    ...{ declines: ['breakReasons', 'look'], profile: 'opencti' },
  };
  const how = { workers: 1, stopped: never, onTrial: () => undefined };
  const [trial] = await runTrials([{ member, dialect: 'ami' }], how);
  assert.deepEqual([trial?.verdict, trial?.exitCode, trial?.rulings], ['certified', 0, []]);
  assert.deepEqual(trial?.tier, {
    ...{ tier: 'resilient', isReached: true, declined: ['breakReasons', 'look'] },
    ...{ ruledOut: [], notExercised: [] },
  });
});

test('a proof that is stopped proves nothing', async (t) => {
  const mutants = mutantsIn(t, {
    'variants/one': like('mutants/pathological/do-nothing.js'),
    'variants/two': like('mutants/pathological/do-nothing.js'),
  });
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  await assert.rejects(runProof(order({ mutants, workers: 1, stopped, onTrial: () => stop() })), (error) => {
    const { name, code, message } = error as Error & { code?: string }; // the class is that of the package elsewhere
    assert.deepEqual([name, code], ['KitFailure', 'ProofInterrupted']);
    assert.equal(message, 'The proof was interrupted after 1 of 2 trials.');
    return true;
  });
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test(`signoff prove that gets ${signal} ends with exit code 2, and leaves no process`, async (t) => {
    const run = signoff(t, ['prove', '--workers', '2'], temporaryFolder(t));
    await run.hasWritten('2 at once.\n');
    const workers = () => childrenOf(run.pid);
    const connectors = () => workers().flatMap(childrenOf);
    await until(() => connectors().length > 0, 'a connector is tried');
    const all = [...workers(), ...connectors()];
    run.kill(signal);
    const { exitCode, stdout, stderr } = await run.ended;
    assert.equal(exitCode, 2);
    assert.match(
      stdout,
      /^Trying \d+ mutants and \d+ broken servers on what they aim at, \d+ variants, \d+ declining variants, \d+ pathological connectors and \d+ servers on everything, 2 /,
    );
    assert.match(stderr, /^ProofInterrupted: The proof was interrupted after \d+ of \d+ trials\.\n/);
    await assertGone(all);
  });
