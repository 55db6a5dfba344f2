// Where `signoff` writes its files: beside and renamed, never through a link, never into what is no regular file, and all
// of them or none. Whatever cannot be written, the verdict is told.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CERTIFICATION, KILL_MATRIX } from '../src/report/reports.ts';
import { signoff } from './testing/cli.ts';
import { signoffHere } from './testing/command.ts';
import { packageOfFewScenarios } from './testing/few-scenarios.ts';
import { temporaryFolder } from './testing/process.ts';

const ONE = ['certify', '--requirement', 'LOGOUT-06'];
/** More than every other report is large, and less than the messages of the smallest run. */
const TOO_FEW_BLOCKS = 200;

const makeFifo = (path: string): void => assert.equal(spawnSync('mkfifo', [path]).status, 0, 'mkfifo is there');

/** A folder with reports in it, in which `file` is something else. */
function folderWith(t: Parameters<typeof temporaryFolder>[0], make: (path: string) => void, file = 'summary.md') {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'reports'));
  make(join(folder, 'reports', file));
  return folder;
}

test('a symbolic link among the reports is refused by name before the run, and what it points to stays', async (t) => {
  const target = join(temporaryFolder(t), 'important.txt');
  writeFileSync(target, 'important');
  const folder = folderWith(t, (path) => symlinkSync(target, path));
  const { exitCode, stdout, stderr } = await signoffHere(t, ONE, folder).ended;
  assert.deepEqual([exitCode, stdout], [2, ''], stderr);
  assert.match(stderr, /^ReportsNotWritable: .*summary\.md is a symbolic link, and is left alone\.\n/);
  assert.equal(readFileSync(target, 'utf8'), 'important');
  assert.ok(lstatSync(join(folder, 'reports', 'summary.md')).isSymbolicLink());
});

for (const { file } of [...CERTIFICATION, ...KILL_MATRIX])
  test(`a pipe in place of ${file} is refused by name, and nobody waits for its other end`, async (t) => {
    const folder = folderWith(t, makeFifo, file);
    const command = KILL_MATRIX.some((one) => one.file === file) ? ['prove'] : ONE;
    const { exitCode, stdout, stderr } = await signoffHere(t, command, folder).ended;
    assert.deepEqual([exitCode, stdout], [2, ''], stderr);
    assert.match(stderr, new RegExp(`^ReportsNotWritable: .*${file} is no regular file, and is left alone\\.\n`));
  });

test('a report that turns into a pipe or a link during the run is replaced, and nothing goes through it', async (t) => {
  const folder = temporaryFolder(t);
  const target = join(folder, 'important.txt');
  writeFileSync(target, 'important');
  const run = signoff(t, ONE, folder);
  await run.hasWritten('\n');
  makeFifo(join(folder, 'reports', 'junit.xml'));
  symlinkSync(target, join(folder, 'reports', 'summary.md'));
  const { exitCode, stdout, stderr } = await run.ended;
  assert.match(stdout, /: PARTIAL \(1 pass\)/);
  assert.match(stderr, /^ReportsNotWritable: .*(junit\.xml is no regular file|summary\.md is a symbolic link)/);
  assert.equal(exitCode, 2);
  assert.equal(readFileSync(target, 'utf8'), 'important');
  assert.deepEqual(readdirSync(join(folder, 'reports')).sort(), ['junit.xml', 'summary.md'], 'no report is left');
});

test('on a full disk the verdict is told, and there is no report, old or new, and none that is torn', async (t) => {
  const folder = temporaryFolder(t);
  assert.equal((await signoffHere(t, ONE, folder).ended).exitCode, 0, 'an earlier run leaves its reports');
  assert.ok(readdirSync(join(folder, 'reports')).length > 5);
  const { exitCode, stdout, stderr } = await signoff(t, ONE, folder, {}, { fileBlocks: TOO_FEW_BLOCKS }).ended;
  assert.match(stdout, /: PARTIAL \(1 pass\)\nReports: none\n$/);
  assert.match(stderr, /^ReportsNotWritable: The reports cannot be written into .*: EFBIG/);
  assert.equal(exitCode, 2);
  assert.deepEqual(readdirSync(join(folder, 'reports')), []);
});

test('where --json asks for the verdict alone, it is told on a full disk as well', async (t) => {
  const folder = temporaryFolder(t);
  const { exitCode, stdout } = await signoff(t, [...ONE, '--json'], folder, {}, { fileBlocks: TOO_FEW_BLOCKS }).ended;
  assert.deepEqual([exitCode, JSON.parse(stdout).verdict], [2, 'partial']);
});

test('what a run that was killed left half written is gone with the next', async (t) => {
  const folder = folderWith(t, (path) => writeFileSync(path, 'half'), '.signoff-0011223344556677.part');
  writeFileSync(join(folder, 'reports', 'notes.txt'), 'mine');
  assert.equal((await signoffHere(t, ONE, folder).ended).exitCode, 0);
  const files = readdirSync(join(folder, 'reports'));
  assert.deepEqual([files.includes('notes.txt'), files.filter((file) => file.startsWith('.'))], [true, []]);
});

const BASELINE = '- requirement: LOGOUT-99\n  reason: it is late\n';

test('a baseline is never written through a symbolic link, and stays whole where it cannot be written', async (t) => {
  const folder = temporaryFolder(t);
  const target = join(folder, 'target.yaml');
  writeFileSync(target, BASELINE.replace('99', '06'));
  symlinkSync(target, join(folder, 'known.yaml'));
  const update = ['certify', '--tier', 'logout', '--baseline', 'known.yaml', '--update-baseline'];
  const { runCommand } = packageOfFewScenarios(t);
  const { exitCode, stdout, stderr } = await signoffHere(t, update, folder, {}, runCommand).ended;
  assert.match(stdout, /: CERTIFIED /, stderr);
  assert.match(stderr, /^BaselineUnusable: The baseline known\.yaml cannot be written: .* is a symbolic link/);
  assert.equal(exitCode, 2);
  assert.equal(readFileSync(target, 'utf8'), BASELINE.replace('99', '06'));
  assert.equal(JSON.parse(readFileSync(join(folder, 'reports', 'run.json'), 'utf8')).exitCode, 2, 'the files agree');
});

for (const [command, ...files] of [
  ['floor --agents 5000 --out floor.yaml', 'floor.yaml'],
  ['keygen --out keys', 'keys/signoff-key.pem', 'keys/signoff-key.pub.pem'],
  ['init --language python'],
] as const)
  test(`signoff ${command} on a full disk leaves nothing half written`, async (t) => {
    const folder = temporaryFolder(t);
    const { exitCode, stderr } = await signoff(t, command.split(' '), folder, {}, { fileBlocks: 0 }).ended;
    assert.match(stderr, /^FileNotWritable: .*EFBIG/);
    assert.equal(exitCode, 2);
    const left = readdirSync(folder, { recursive: true }).map(String);
    assert.deepEqual(
      left.filter((one) => one !== 'keys'),
      [],
      `${files}`,
    );
  });
