// A connector that takes the OK of a switch which takes every logout: it is certified with a warning that stands wherever the tier
// is told, and not certified where the run is strict. Who looks is not told of.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { signoff } from './testing/cli.ts';
import { temporaryFolder } from './testing/process.ts';

const RULED_OUT = 'LOGOUT-06, LOGOUT-08, LOGOUT-21 ruled out by the policy';
const BELIEVES = 'believes the switch';

async function certify(t: TestContext, ...flags: readonly string[]) {
  const folder = temporaryFolder(t);
  const args = ['certify', '--profile', 'freeswitch', '--tier', 'logout', ...flags];
  const { exitCode, stdout, stderr } = await signoff(t, args, folder).ended;
  const read = (file: string) => readFileSync(join(folder, 'reports', file), 'utf8');
  return { exitCode, stdout, stderr, folder, read };
}

test('who looks nowhere believes a switch that never says no', { concurrency: 2 }, async (t) => {
  await t.test('the warning stands on certificate, badge and page', async (t) => {
    const { exitCode, stdout, stderr, folder, read } = await certify(t, '--without', 'look');
    assert.equal(exitCode, 0, stdout + stderr);
    assert.match(stdout, /^warn +LOGOUT-31 /m);
    const words = `logout, without a look at the outcome; ${RULED_OUT}; ${BELIEVES}`;
    const { certifiedFor, tiers } = JSON.parse(read('certificate.json'));
    assert.deepEqual([certifiedFor, tiers[0].believesSwitch], [words, true]);
    for (const file of ['badge.svg', 'summary.md', 'report.html']) assert.ok(read(file).includes(BELIEVES), file);
    const verified = await signoff(t, ['verify', join('reports', 'certificate.json')], folder).ended;
    assert.match(verified.stdout, /believes the switch/, verified.stdout + verified.stderr);
  });
  await t.test('a strict run does not certify it', async (t) => {
    const { exitCode, stdout } = await certify(t, '--without', 'look', '--strict');
    assert.equal(exitCode, 1);
    assert.match(stdout, /^FAIL +LOGOUT-31 /m);
    assert.ok(stdout.includes(BELIEVES));
  });
  await t.test('who looks is certified without it, strictly too', async (t) => {
    const { exitCode, stdout, stderr, read } = await certify(t, '--strict');
    assert.equal(exitCode, 0, stdout + stderr);
    assert.equal(JSON.parse(read('certificate.json')).certifiedFor, `logout; ${RULED_OUT}`);
    assert.ok(!stdout.includes(BELIEVES));
  });
});
