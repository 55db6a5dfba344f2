// A connector that `signoff init` wrote is ready to run: it plugs in, fails honestly at everything, and is certified for
// nothing; with LogoutAgent written in its place it goes on from there.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { signoffHere } from './testing/command.ts';
import { NO_JAVA, startJavaSooner } from './testing/java.ts';
import { temporaryFolder } from './testing/process.ts';
import { programTest } from './testing/program-test.ts';

const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;

for (const language of ['typescript', 'javascript', 'python'])
  test(`the skeleton in ${language}`, { skip: language === 'python' && !HAS_PYTHON }, (t) => assertHonest(t, language));

programTest('the skeleton in java', NO_JAVA, (t) => {
  startJavaSooner();
  return assertHonest(t, 'java');
});

async function assertHonest(t: TestContext, language: string): Promise<void> {
  const folder = temporaryFolder(t);
  assert.equal((await signoffHere(t, ['init', '--language', language], folder).ended).exitCode, 0);

  const check = await signoffHere(t, ['protocol-check', '--json'], folder).ended;
  const { steps, declaration } = JSON.parse(check.stdout);
  assert.equal(declaration.name, 'my-connector');
  const wrong = steps.filter(({ result }: { result: string }) => result !== 'ok');
  assert.deepEqual(
    wrong.map(({ name }: { name: string }) => name),
    ['CTI server'],
    check.stdout,
  );
  assert.match(steps[1].said, /: Fail, "LogoutAgent is not written yet"$/);
  assert.equal(check.exitCode, 1);

  const judged = ['LOGOUT-01', 'LOGOUT-14', 'LOGOUT-17', 'LOGOUT-34'];
  const flags = ['--requirement', judged.join()];
  const { exitCode, stdout, stderr } = await signoffHere(t, ['certify', ...flags], folder).ended;
  assert.deepEqual([exitCode, stderr], [2, '']);
  assert.match(stdout, /^my-connector 0\.1\.0: NONE .*\nThe connector never asked the CTI server anything\.$/m);
  const { requirements } = JSON.parse(readFileSync(join(folder, 'reports', 'certification.json'), 'utf8'));
  const verdicts = new Map(requirements.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict]));
  assert.deepEqual(
    judged.map((id) => verdicts.get(id)),
    ['fail', 'pass', 'pass', 'pass'],
    'it fails honestly',
  );
}
