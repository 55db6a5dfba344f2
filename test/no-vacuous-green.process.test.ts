// Nothing is green for want of a look: a filter that comes to nothing, a package that lacks a part of the suite, a runner
// that ends with success in the middle. Each is exit code 2 with the cause, and no report is left that says otherwise.

import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { signoff } from './testing/cli.ts';
import { signoffHere } from './testing/command.ts';
import { temporaryFolder } from './testing/process.ts';

const NOTHING: readonly [args: readonly string[], says: RegExp][] = [
  [['--tags', '@NO-SUCH'], /^UnknownTag: No scenario carries the tag @NO-SUCH\.\n/],
  [
    ['--tags', '@LOGOUT-06 and @LOGOUT-01'],
    /^NothingSelected: --tags @LOGOUT-06 and @LOGOUT-01 selects no scenario\.\n/,
  ],
  [['--requirement', 'LOGOUT-99'], /^UnknownRequirement: There is no requirement LOGOUT-99\.\n/],
  [['--scenario', 'no-such.feature:1'], /^UnknownScenario: There is no scenario at no-such\.feature:1\.\n/],
  [['--tier', 'gold'], /^InvalidSetting: --tier takes one of logout, .*, not "gold"\.\n/],
  [['--profile', 'nobody'], /^InvalidSetting: --profile takes one of opencti, .*, not "nobody"\.\n/],
];

for (const [args, says] of NOTHING)
  test(`certify ${args.join(' ')} plays nothing and says why`, async (t) => {
    const folder = temporaryFolder(t);
    const { exitCode, stdout, stderr } = await signoffHere(t, ['certify', ...args], folder).ended;
    assert.match(stderr, says);
    assert.deepEqual([exitCode, stdout], [2, '']);
    assert.deepEqual(reportsIn(folder), []);
  });

/** A module that is loaded before everything else and ends the process with success when the kit asks the ACD the nth time. */
function quitter(t: TestContext, where: string): readonly string[] {
  const file = join(temporaryFolder(t), 'quitter.mjs');
  writeFileSync(
    file,
    `import http from 'node:http';
     if (${where}) {
       const ask = http.request;
       let asked = 0;
       http.request = (...request) => {
         asked += 1;
         if (asked === 100) process.exit(0);
         return ask(...request);
       };
     }`,
  );
  return ['--import', pathToFileURL(file).href];
}

test('a step that ends the process with success certifies nothing, and takes the old reports along', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'reports'));
  writeFileSync(join(folder, 'reports', 'certification.json'), '{ "verdict": "certified" }');
  const nodeFlags = quitter(t, 'true');
  const { exitCode, stderr } = await signoff(t, ['certify'], folder, {}, { nodeFlags }).ended;
  assert.match(stderr, /^RunnerEnded: The process that plays the suite ended before the suite was over/);
  assert.equal(exitCode, 2);
  assert.deepEqual(reportsIn(folder), []);
});

test('workers that end with success leave a run that is incomplete and says how much is missing', async (t) => {
  const folder = temporaryFolder(t);
  const nodeFlags = quitter(t, 'process.env.CUCUMBER_WORKER_ID !== undefined');
  const { exitCode, stdout, stderr } = await signoff(t, ['certify', '--workers', '2'], folder, {}, { nodeFlags }).ended;
  assert.match(stdout, /: INCOMPLETE \(.*\)\nThe runner ended early: \d+ of \d+ scenarios did not finish\.\n/, stderr);
  assert.equal(exitCode, 2);
});

const reportsIn = (folder: string): string[] =>
  existsSync(join(folder, 'reports')) ? readdirSync(join(folder, 'reports')) : [];

/** The package elsewhere, as it would be installed. */
function copyOfPackage(t: TestContext): string {
  const copy = temporaryFolder(t);
  for (const part of ['package.json', 'features', 'dist'])
    cpSync(join(PACKAGE_ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(PACKAGE_ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

const LOST = [
  'features/logout-agent/refusals.feature',
  'features/requirements.yaml',
  'dist/steps/page.steps.js',
  'dist/suite.json',
];

test('a package that lacks a part of the suite judges nobody', async (t) => {
  const root = copyOfPackage(t);
  for (const file of LOST)
    await t.test(`it lacks ${file}`, async (t) => {
      renameSync(join(root, file), join(root, `${file}.off`));
      const { exitCode, stdout, stderr } = await signoff(
        t,
        ['certify'],
        root,
        {},
        { cli: join(root, 'dist/src/cli.js') },
      ).ended;
      renameSync(join(root, `${file}.off`), join(root, file));
      assert.ok(stderr.startsWith(`SuiteIncomplete: The package lacks files of the suite: ${file}.\n`), stderr);
      assert.deepEqual([exitCode, stdout], [2, '']);
    });
});

test('the list names every feature that there is', () => {
  const listed = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'dist', 'suite.json'), 'utf8')).features as string[];
  const there = readdirSync(join(PACKAGE_ROOT, 'features'), { recursive: true }).map(String);
  assert.equal(listed.length, there.filter((file) => file.endsWith('.feature')).length);
  assert.ok(listed.length > 5);
});
