// Settings from flags, environment and config file, as the commands really take them; and `--json`, with which stdout is
// the certification and nothing else.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { signoffHere } from './testing/command.ts';
import { temporaryFolder } from './testing/process.ts';

interface Given {
  readonly flags?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

/** Runs a command in a folder with these files. */
async function run(t: TestContext, command: string, { flags = '', env = {}, files = {} }: Given) {
  const folder = temporaryFolder(t);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const args = [command, ...flags.split(' ').filter((word) => word !== '')];
  return { folder, ...(await signoffHere(t, args, folder, env).ended) };
}

test('a run takes each setting from the nearest place that has it', async (t) => {
  const config = `
certify:
  requirement: LOGOUT-06
  profile: finesse-cce
  seed: 11
  reports: out
simulate:
  agents: 3
`;
  const { folder, exitCode, stdout } = await run(t, 'certify', {
    flags: '--seed 13',
    env: { SIGNOFF_PROFILE: 'finesse-ccx', SIGNOFF_SEED: '12' },
    files: { 'signoff.config.yaml': config },
  });
  assert.equal(exitCode, 0, stdout);
  assert.match(stdout, /^Certifying \S+ \S+ \(native, profile finesse-ccx, seed 13\)\.\n/);
  assert.match(stdout, /: PARTIAL \(1 pass\)\n/);
  const { parameters } = JSON.parse(readFileSync(join(folder, 'out', 'run.json'), 'utf8'));
  assert.deepEqual([parameters.profile, parameters.seed], ['finesse-ccx', 13]);
});

test('the simulator takes its settings from there too', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'signoff.config.json'), '{"simulate":{"port":0,"nativePort":0,"agents":3}}');
  const simulator = signoffHere(t, ['simulate'], folder, {
    SIGNOFF_QUEUES: '2',
    SIGNOFF_REPORTS: 'of-another-command',
  });
  assert.match(await simulator.hasWritten('Ctrl-C stops it.'), /^ {2}3 agents in 2 queues/m);
});

test('a floor is written with the settings of its own section', async (t) => {
  const { exitCode, stdout } = await run(t, 'floor', {
    env: { SIGNOFF_PROFILE: 'reason-required' },
    files: { 'signoff.config.yaml': 'floor: { agents: 0, queues: 1 }\nsimulate: { queues: 5 }' },
  });
  assert.equal(exitCode, 0);
  assert.match(stdout, /^policy: reason-required$/m);
  assert.equal(stdout.match(/^ {2}- \{ id: /gm)?.length, 1, stdout);
});

const REFUSED: readonly [command: string, given: Given, stderr: RegExp][] = [
  [
    'certify',
    { env: { SIGNOFF_PROFILE: 'opencty' } },
    /^InvalidSetting: SIGNOFF_PROFILE takes one of .*, not "opencty" \(did you mean opencti\?\)\.\nSee --help /,
  ],
  [
    'simulate',
    { env: { SIGNOFF_NATIV_PORT: '0' } },
    /^UnknownSetting: The environment sets SIGNOFF_NATIV_PORT, which there is not\.\nDid you mean SIGNOFF_NATIVE_PORT\?\n$/,
  ],
  [
    'certify',
    { files: { 'signoff.config.yaml': 'certify:\n  profil: opencti\n' } },
    /^UnknownSetting: signoff\.config\.yaml sets certify\.profil, which there is not\.\nDid you mean profile\?\n$/,
  ],
  [
    'simulate',
    { files: { 'signoff.config.json': '{"certfy":{}}' } },
    /^UnknownSetting: signoff\.config\.json has a section certfy, which there is not\.\nDid you mean certify\?\n$/,
  ],
  [
    'floor',
    { files: { 'signoff.config.json': '{"floor":{"agents":"many"}}' } },
    /^InvalidSetting: floor\.agents in signoff\.config\.json takes a whole number from 0 to 100000, not "many"\.\n/,
  ],
  [
    'certify',
    { files: { 'signoff.config.json': '{}', 'signoff.config.yaml': '' } },
    /^InvalidSetting: There are signoff\.config\.yaml and signoff\.config\.json: keep one of them\.\n/,
  ],
  [
    'certify',
    { files: { 'signoff.config.yaml': 'certify: [' } },
    /^InvalidSetting: signoff\.config\.yaml cannot be read: .* at line 1, column \d+\.\n/,
  ],
  [
    'certify',
    { flags: '--simulator http://127.0.0.1:1', env: { SIGNOFF_WORKERS: '2' } },
    /^InvalidSetting: --simulator and --workers contradict each other/,
  ],
];

test('what is wrong in environment or config file is refused by name', async (t) => {
  const cases = REFUSED.map(([command, given, says]) =>
    t.test(`${command} ${JSON.stringify(given)}`, async (t) => {
      const { exitCode, stdout, stderr, folder } = await run(t, command, given);
      assert.match(stderr, says);
      assert.deepEqual([exitCode, stdout], [2, '']);
      assert.ok(!existsSync(join(folder, 'reports')), 'nothing was begun');
    }),
  );
  await Promise.all(cases);
});

for (const given of [
  { flags: '--requirement LOGOUT-06 --json' },
  { flags: '--tags @LOGOUT-06', env: { SIGNOFF_JSON: 'true' } },
])
  test(`stdout is certification.json and nothing else with ${JSON.stringify(given)}`, async (t) => {
    const { folder, exitCode, stdout, stderr } = await run(t, 'certify', given);
    assert.deepEqual([exitCode, stderr], [0, '']);
    assert.equal(stdout, readFileSync(join(folder, 'reports', 'certification.json'), 'utf8'));
    assert.equal(JSON.parse(stdout).verdict, 'partial');
  });

test('with --json nothing is on stdout where there is no verdict', async (t) => {
  const { exitCode, stdout, stderr } = await run(t, 'certify', { flags: '--json --requirement LOGOUT-66' });
  assert.deepEqual([exitCode, stdout], [2, '']);
  assert.match(stderr, /^UnknownRequirement: /);
});
