// `--tls auto` from the command line: a run over TLS, what it adds to one without, and a simulator that
// says whom to trust, in every dialect.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { rawClient } from '../simulator/net/testing/wire.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { signoff } from './testing/cli.ts';
import { signoffHere } from './testing/command.ts';
import { temporaryFolder } from './testing/process.ts';

const ONE = ['certify', '--requirement', 'FAULT-01'];
const DESK = join(PACKAGE_ROOT, 'examples', 'dialects', 'desk.mjs');

/** What came of the scenarios of the one requirement, by name; those that take TLS. */
function overTls(folder: string): readonly string[] {
  const { requirements, tls = false } = JSON.parse(readFileSync(join(folder, 'reports', 'certification.json'), 'utf8'));
  const scenarios = requirements.flatMap((one: { scenarios: unknown[] }) => one.scenarios);
  const results = scenarios
    .filter(({ name }: { name: string }) => name.startsWith('Nobody vouches for the server'))
    .map(({ result, reason = '' }: { result: string; reason?: string }) => `${result} ${reason}`.trim());
  assert.equal(tls, results.includes('passed'));
  return results;
}

test('without TLS every report says what did not apply, and why', async (t) => {
  const folder = temporaryFolder(t);
  const run = await signoffHere(t, ONE, folder).ended;
  const why = 'The CTI server of the run does not speak TLS (--tls auto).';
  assert.match(run.stdout, /^pass {7}FAULT-01 /m, run.stderr);
  assert.ok(run.stdout.includes(`2 of 6 scenarios do not apply: ${why}`), run.stdout);
  assert.deepEqual(overTls(folder), [`not-applicable ${why}`, `not-applicable ${why}`]);
  for (const report of ['report.html', 'junit.xml', 'traceability.html', 'traceability.csv'])
    assert.ok(readFileSync(join(folder, 'reports', report), 'utf8').includes(why), report);
});

test('what simulate prints works as it is: whom to trust, and commands that trust them; a run joins it over TLS', async (t) => {
  const folder = temporaryFolder(t);
  const flags = ['--port', '0', '--native-port', '0', '--dialect', DESK, '--tls', 'auto'];
  const greeting = await signoff(t, ['simulate', ...flags]).hasWritten('Ctrl-C stops it.');
  const address = (what: string) => new RegExp(`${what} +(\\S+)`).exec(greeting)?.[1] ?? '';
  const main = address('reads and health');
  assert.equal(address('certificates to trust'), `${main}/ca.pem`);
  assert.match(address('events \\(WebSocket\\)'), /^wss:/);
  const run = (command: string) => execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
  const [fetchCa = '', ...commands] = greeting.split('\n').filter((line) => line.startsWith('  curl '));
  run(`${fetchCa} -s`);
  const answers = commands.map((command) => run(`${command} -s -o /dev/null -w '%{http_code}'`));
  assert.deepEqual(answers, ['200', '200', '409']);
  const [, port = ''] = /the desk protocol +\S+:(\d+)/.exec(greeting) ?? [];
  const desk = rawClient(t, Number(port), readFileSync(join(folder, 'ca.pem'), 'utf8'));
  desk.send('WHO nobody\n');
  while (!desk.text().endsWith('\n')) await desk.more();
  assert.match(desk.text(), /^NO UnknownAgent /);
  const joined = await signoffHere(t, [...ONE, '--simulator', main], folder).ended;
  assert.match(joined.stdout, /^pass {7}FAULT-01 /m, joined.stderr);
  assert.deepEqual(overTls(folder), ['passed', 'passed']);
});
