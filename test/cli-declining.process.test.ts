// `signoff certify --without …`: a connector that declines something is certified for the rest, and everywhere it is told
// what was declined; where the switch demands what it declines it is not certified.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { signoffHere } from './testing/command.ts';
import { packageOfFewScenarios } from './testing/few-scenarios.ts';
import { temporaryFolder } from './testing/process.ts';

const { runCommand } = packageOfFewScenarios({ after: (clean) => after(clean as () => void) });

async function certify(t: TestContext, flags: readonly string[]) {
  const folder = temporaryFolder(t);
  const ended = await signoffHere(t, ['certify', ...flags], folder, {}, runCommand).ended;
  return { ...ended, read: (file: string) => readFileSync(join(folder, 'reports', file), 'utf8') };
}

const CERTIFIED: readonly [flags: readonly string[], words: string][] = [
  [['--without', 'reasonCodes'], 'resilient, without reason codes'],
  [
    ['--without', 'breakReasons, reasonCodes', '--tier', 'agent-state'],
    'agent-state, without reason codes and break reasons',
  ],
  [['--without', 'breakReasons', '--dialect', 'ami', '--tier', 'agent-state'], 'agent-state, without break reasons'],
  [['--without', 'SetAgentReady,queueLogout'], 'logout, without queue logout'],
];

for (const [flags, words] of CERTIFIED)
  test(`${flags.join(' ')} is certified: ${words}`, async (t) => {
    const { exitCode, stdout, stderr, read } = await certify(t, flags);
    assert.equal(exitCode, 0, `${stdout}${stderr}`);
    const [tier = '', ...rest] = words.split(', ');
    assert.ok(stdout.includes(`${tier} reached (${rest.join(', ')})\n`), stdout);
    assert.ok(stdout.includes(`Certificate: certificate.json, for ${words}, NOT SIGNED`), stdout);
    assert.ok(read('badge.svg').includes(`certified: ${words}</text>`), read('badge.svg'));
    assert.ok(read('summary.md').includes(`- ${words}: reached\n`), read('summary.md'));
    assert.ok(read('report.html').includes(words), 'on the page');
  });

test('where the switch demands a reason, who passes none on can log nobody out', async (t) => {
  const flags = ['--without', 'reasonCodes', '--profile', 'reason-required', '--requirement', 'LOGOUT-01'];
  const { exitCode, stdout } = await certify(t, flags);
  assert.equal(exitCode, 1);
  assert.match(stdout, /^FAIL {7}LOGOUT-01 /m);
  assert.match(
    stdout,
    /again {6}node (\S+\/)?dist\/src\/cli\.js certify --without reasonCodes --scenario \S+ --profile reason-required /,
  );
});

const REFUSED: readonly [flags: readonly string[], message: RegExp][] = [
  [['--without', 'reasoncodes'], /^InvalidSetting: --without takes some of LoginAgent, .*, not "reasoncodes"\./],
  [['--without', 'LogoutAgent'], /, not "LogoutAgent"\./],
  [['--without', 'look', '--connector', './c.mjs'], /^InvalidSetting: --connector and --without contradict each other/],
];

for (const [flags, message] of REFUSED)
  test(`${flags.join(' ')} is refused`, async (t) => {
    const { exitCode, stderr } = await certify(t, flags);
    assert.equal(exitCode, 2);
    assert.match(stderr, message);
  });
