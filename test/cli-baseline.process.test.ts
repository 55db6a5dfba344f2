// `signoff certify --baseline` as a person runs it: what is known lets the gate pass, what is stale or unknown does not,
// and an update writes a file that the next run passes.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { signoffHere } from './testing/command.ts';
import { packageOfFewScenarios } from './testing/few-scenarios.ts';
import { temporaryFolder } from './testing/process.ts';

const STALE = '# ours\n- requirement: LOGOUT-06\n  reason: not done yet\n';
const FLAGS = ['certify', '--tier', 'logout', '--baseline', 'known.yaml'];

const { runCommand } = packageOfFewScenarios({ after: (clean) => after(clean as () => void) });

function folderWith(t: TestContext, baseline?: string): string {
  const folder = temporaryFolder(t);
  if (baseline !== undefined) writeFileSync(join(folder, 'known.yaml'), baseline);
  return folder;
}

test('a stale entry closes the gate on a connector that is certified, and every report says so', async (t) => {
  const folder = folderWith(t, STALE);
  const { exitCode, stdout, stderr } = await signoffHere(t, FLAGS, folder, {}, runCommand).ended;
  const line =
    'Gate against known.yaml: NOT PASSED. Met by now, so the entry is stale: LOGOUT-06. Take the entries out of the file, ' +
    'or rewrite it: the same command with --baseline known.yaml --update-baseline.';
  assert.deepEqual([exitCode, stderr], [1, '']);
  assert.ok(stdout.includes(`\n${line}\n`), stdout);
  const read = (file: string) => readFileSync(join(folder, 'reports', file), 'utf8');
  const { verdict, gate } = JSON.parse(read('certification.json'));
  assert.deepEqual(
    [verdict, gate.isPassed, gate.exitCode, gate.stale],
    ['certified', false, 1, [{ requirement: 'LOGOUT-06', reason: 'not done yet' }]],
  );
  assert.equal(JSON.parse(read('run.json')).exitCode, 1);
  assert.ok(read('summary.md').includes(`**${line}**`));
  assert.ok(read('report.html').includes(`<p>${line}</p>`));
  assert.equal(readFileSync(join(folder, 'known.yaml'), 'utf8'), STALE);
});

test('an update writes what stands, and the next run passes', async (t) => {
  const folder = folderWith(t, STALE);
  const update = await signoffHere(t, [...FLAGS, '--update-baseline'], folder, {}, runCommand).ended;
  assert.equal(update.exitCode, 0, update.stdout);
  assert.match(update.stdout, /\nknown\.yaml is written: 0 known failures\.\n$/);
  assert.equal(readFileSync(join(folder, 'known.yaml'), 'utf8'), '# ours\n\n[]\n');
  const next = await signoffHere(t, FLAGS, folder, {}, runCommand).ended;
  assert.equal(next.exitCode, 0, next.stdout);
  assert.match(next.stdout, /\nGate against known\.yaml: passed\. Everything is met\.\n/);
});

const REFUSED: readonly [title: string, args: readonly string[], baseline: string | undefined, says: RegExp][] = [
  [
    'a file that is not there',
    FLAGS,
    undefined,
    /^BaselineUnusable: The baseline known\.yaml cannot be read: ENOENT\.\n/,
  ],
  [
    'an unknown id',
    FLAGS,
    '- requirement: NO-01\n  reason: x',
    /^BaselineUnusable: .*:\n {2}line 1: there is no requirement NO-01\n/,
  ],
  ['bytes that are no text', FLAGS, '\u0000', /^BaselineUnusable: /],
  [
    'an update of nothing',
    ['certify', '--update-baseline'],
    undefined,
    /^InvalidSetting: --update-baseline says nothing/,
  ],
  [
    'an update from a filtered run',
    ['certify', '--requirement', 'LOGOUT-06', '--baseline', 'known.yaml', '--update-baseline'],
    STALE,
    /^InvalidSetting: --update-baseline takes a run of the whole suite/,
  ],
];

for (const [title, args, baseline, says] of REFUSED)
  test(`${title} is refused before anything is run`, async (t) => {
    const folder = folderWith(t, baseline);
    const { exitCode, stdout, stderr } = await signoffHere(t, args, folder).ended;
    assert.match(stderr, says);
    assert.deepEqual([exitCode, stdout], [2, '']);
    assert.ok(!existsSync(join(folder, 'reports', 'certification.json')));
    if (baseline !== undefined) assert.equal(readFileSync(join(folder, 'known.yaml'), 'utf8'), baseline);
  });
