// `signoff certify` as a person runs it: the built-in connector is certified, the same seed gives the same certificate, and
// a run that is interrupted says so and leaves nothing running.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { childrenOf, signoff } from './testing/cli.ts';
import { packageOfFewScenarios } from './testing/few-scenarios.ts';
import { assertGone, temporaryFolder, until } from './testing/process.ts';

const REPORTS = [
  ...['badge.svg', 'certification.json', 'junit.xml', 'messages.ndjson', 'report.html', 'run.json', 'summary.md'],
  ...['traceability.csv', 'traceability.html'],
];

const read = (folder: string, file: string): string => readFileSync(join(folder, 'reports', file), 'utf8');
const certification = (folder: string) => JSON.parse(read(folder, 'certification.json'));

test('the built-in connector is certified, whole, with two at work', async (t) => {
  const folder = temporaryFolder(t);
  const flags = ['--profile', 'opencti', '--seed', '7', '--workers', '2'];
  const { exitCode, stdout, stderr } = await signoff(t, ['certify', ...flags], folder).ended;
  assert.equal(exitCode, 0, `${stdout}${stderr}`);
  assert.equal(stderr, '');
  assert.match(stdout, /^Certifying \S+ \S+ \(native, profile opencti, seed 7\)\.\n/);
  assert.match(
    stdout,
    /: CERTIFIED \(.*\d+ pass.*\)\nTiers: logout reached, agent-state reached(, [a-z]+ reached)*\nCertificate: certificate\.json, for [a-z -]+, NOT SIGNED \(--sign-key signs it\)\nReports: reports\//,
  );
  assert.ok(!stdout.includes('\u001b') && !stdout.includes('\r'), 'a pipe gets no control characters');

  assert.deepEqual(readdirSync(join(folder, 'reports')).sort(), [...REPORTS, 'certificate.json'].sort());
  const found = certification(folder);
  assert.deepEqual([found.verdict, found.profile, found.seed, found.dialect], ['certified', 'opencti', 7, 'native']);
  const verdicts = found.requirements.map(({ verdict }: { verdict: string }) => verdict);
  assert.ok(verdicts.filter((verdict: string) => verdict === 'pass').length >= 20, verdicts.join(', '));
  assert.deepEqual(
    verdicts.filter((verdict: string) => verdict === 'fail'),
    [],
  );
});

/** The reference connector, with a version out of its environment. */
const FROM_ENVIRONMENT = (root: string) => `
import connector from ${JSON.stringify(join(root, 'dist', 'src', 'reference', 'index.js'))};
export default () => {
  const reference = connector();
  const initialize = async (...given) => ({ ...(await reference.initialize(...given)), version: process.env.ACME_VERSION ?? 'none' });
  return { ...reference, initialize };
};`;

test('the same seed gives the same certificate, byte for byte, with one worker and with two, to a connector with its environment', async (t) => {
  const { cli, root } = packageOfFewScenarios(t);
  const connector = join(temporaryFolder(t), 'connector.mjs');
  writeFileSync(connector, FROM_ENVIRONMENT(root));
  const texts: string[] = [];
  for (const workers of [1, 2])
    await t.test(`${workers} at work`, async (t) => {
      const folder = temporaryFolder(t);
      const flags = ['--connector', connector, '--seed', '7', '--workers', String(workers)];
      const more = { ACME_VERSION: '7.7.7' };
      const { exitCode, stdout } = await signoff(t, ['certify', ...flags], folder, more, { cli }).ended;
      assert.equal(exitCode, 0, stdout);
      assert.match(stdout, /^signoff-reference 7\.7\.7: CERTIFIED/m);
      assert.equal(JSON.parse(read(folder, 'run.json')).workers, workers);
      texts.push(read(folder, 'certification.json'));
    });
  assert.equal(texts.length, 2);
  assert.equal(texts[0], texts[1]);
});

const MOMENTS: readonly [when: string, signal: NodeJS.Signals, arrives: (pid: number) => Promise<void>][] = [
  ['right after the first line', 'SIGINT', async () => undefined],
  ['while a connector is at work', 'SIGINT', (pid) => until(() => childrenOf(pid).length > 0, 'there is a connector')],
  ['while a connector is at work', 'SIGTERM', (pid) => until(() => childrenOf(pid).length > 0, 'there is a connector')],
];

for (const [when, signal, arrives] of MOMENTS)
  test(`a run that gets ${signal} ${when} is incomplete, and leaves its reports and no process`, async (t) => {
    const folder = temporaryFolder(t);
    const run = signoff(t, ['certify'], folder);
    await run.hasWritten('\n');
    await arrives(run.pid);
    const connectors = childrenOf(run.pid);
    run.kill(signal);
    const { exitCode, stdout, stderr } = await run.ended;
    assert.deepEqual([exitCode, stderr], [2, '']);
    assert.match(stdout, /: INCOMPLETE \(.*\)\nThe run was interrupted\.\n/);
    const { verdict, reason } = certification(folder);
    assert.deepEqual([verdict, reason], ['incomplete', 'The run was interrupted.']);
    const record = JSON.parse(read(folder, 'run.json'));
    assert.deepEqual([record.verdict, record.exitCode], ['incomplete', 2], 'the files agree');
    const messages = read(folder, 'messages.ndjson');
    assert.ok(messages.endsWith('\n'), 'the last message is whole');
    for (const line of messages.trimEnd().split('\n')) JSON.parse(line);
    assert.deepEqual(readdirSync(join(folder, 'reports')).sort(), REPORTS);
    if (connectors.length > 0) await assertGone(connectors);
  });

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test(`a run with two workers that gets ${signal} leaves no process either`, async (t) => {
    const folder = temporaryFolder(t);
    const run = signoff(t, ['certify', '--workers', '2'], folder);
    await run.hasWritten('\n');
    await until(() => connectorsOf(run.pid).length >= 2, 'both workers have a connector');
    const started = [...childrenOf(run.pid), ...connectorsOf(run.pid)];
    run.kill(signal);
    const { exitCode, stderr } = await run.ended;
    assert.deepEqual([exitCode, stderr], [2, '']);
    assert.equal(certification(folder).reason, 'The run was interrupted.');
    await assertGone(started);
  });

/** The connectors of a run's workers. */
const connectorsOf = (pid: number): readonly number[] => childrenOf(pid).flatMap(childrenOf);
