// Connectors over switches that are described in files, certified by the real command: a right one and one that takes every 200 for a
// yes, what a certificate over such a file says, and what becomes of a file that fails while it is played.

import assert from 'node:assert/strict';
import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { switchPath } from '../simulator/dialects/find-dialect.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { signoffHere } from './testing/command.ts';
import { temporaryFolder } from './testing/process.ts';

const CONNECTORS = join(PACKAGE_ROOT, 'test', 'fixtures', 'connectors');
const connector = (name: string) => ['--connector', join(CONNECTORS, `${name}.mjs`)];

/** A file of one's own in `folder`: the one that ships, altered. */
function ownSwitch(folder: string, name: string, change: (text: string) => string = (text) => text): void {
  const text = readFileSync(switchPath(name), 'utf8');
  const changed = change(text);
  writeFileSync(join(folder, 'own.switch.yaml'), changed);
}

test('a connector that reads errcode is certified over Yeastar, and the certificate goes no further than the file', async (t) => {
  const folder = temporaryFolder(t);
  copyFileSync(switchPath('yeastar-p'), join(folder, 'own.switch.yaml'));
  const run = ['certify', '--dialect', join(folder, 'own.switch.yaml'), '--tier', 'logout', ...connector('yeastar-p')];
  const { exitCode, stdout, stderr } = await signoffHere(t, run, folder).ended;
  assert.deepEqual([exitCode, stderr], [0, ''], stdout);
  const over =
    /^Over yeastar-p as documentation of \d{4}-\d\d-\d\d describes it; own\.switch\.yaml, (sha256:[0-9a-f]{64})$/m;
  const [, digest = ''] = over.exec(stdout) ?? [];
  const read = (file: string) => readFileSync(join(folder, 'reports', file), 'utf8');
  const { switch: described, tiers, certifiedFor } = JSON.parse(read('certificate.json'));
  assert.equal(certifiedFor, 'logout, without events');
  assert.deepEqual(tiers[0].ruledOut, [], 'this switch refuses');
  assert.deepEqual(described, {
    file: 'own.switch.yaml',
    digest,
    evidence: 'documentation',
    source: "Yeastar's developer guide, queue/agent_login, queue/agent_pause, event 30029 and its error codes",
    date: '2026-11-29',
    claim:
      'This holds over yeastar-p as documentation of 2026-11-29 describes it, and no further: whether the switch itself does so, nobody has looked.',
  });
  assert.equal(JSON.parse(read('certification.json')).switch.digest, digest);
  for (const page of ['report.html', 'traceability.html', 'summary.md', 'junit.xml'])
    assert.ok(read(page).includes(digest), page);
  assert.match(read('badge.svg'), /yeastar-p as documentation of 2026-11-29 describes it/);
  const verify = (...more: readonly string[]) =>
    signoffHere(t, ['verify', 'reports/certificate.json', ...more], folder).ended;
  const held = await verify('--switch', 'own.switch.yaml');
  assert.equal(held.exitCode, 0, held.stdout);
  assert.ok(held.stdout.includes(`${described.claim}\n`) && held.stdout.includes(digest), held.stdout);
  appendFileSync(join(folder, 'own.switch.yaml'), '# changed\n');
  const changed = await verify('--switch', 'own.switch.yaml');
  assert.equal(changed.exitCode, 1);
  assert.match(changed.stdout, /DOES NOT HOLD\. The certificate says of the digest of the file of the switch: sha256:/);
  const forged = JSON.parse(read('certificate.json'));
  forged.switch.evidence = 'recording';
  writeFileSync(join(folder, 'reports', 'certificate.json'), JSON.stringify(forged));
  assert.match((await verify()).stdout, /DOES NOT HOLD\. The certificate says of the file of the switch: /);
});

test('a connector that looks at the status alone takes the refusals of Yeastar for successes, by name', async (t) => {
  const folder = temporaryFolder(t);
  const only = ['--requirement', 'LOGOUT-01,LOGOUT-14,LOGOUT-21'];
  const args = ['certify', '--dialect', 'yeastar-p', ...only, '--json'];
  const right = await signoffHere(t, [...args, ...connector('yeastar-p')], temporaryFolder(t)).ended;
  const wrong = await signoffHere(t, [...args, ...connector('yeastar-p-status-alone')], folder).ended;
  const verdicts = (stdout: string) =>
    JSON.parse(stdout).requirements.map(({ id, verdict }: { id: string; verdict: string }) => `${id} ${verdict}`);
  assert.deepEqual(verdicts(right.stdout), ['LOGOUT-01 pass', 'LOGOUT-14 pass', 'LOGOUT-21 pass']);
  assert.deepEqual(verdicts(wrong.stdout), ['LOGOUT-01 pass', 'LOGOUT-14 fail', 'LOGOUT-21 fail']);
  assert.deepEqual([right.exitCode, wrong.exitCode], [0, 1]);
});

test('a connector that looks is certified over Kazoo, and what that never refuses stands by name', async (t) => {
  const folder = temporaryFolder(t);
  const run = ['certify', '--dialect', 'kazoo-acdc', '--tier', 'logout', ...connector('kazoo-acdc')];
  const { exitCode, stdout, stderr } = await signoffHere(t, run, folder).ended;
  assert.deepEqual([exitCode, stderr], [0, ''], stdout);
  const ruledOut = 'LOGOUT-06, LOGOUT-08, LOGOUT-21 ruled out by the policy';
  const read = (file: string) => readFileSync(join(folder, 'reports', file), 'utf8');
  const { certifiedFor, switch: described } = JSON.parse(read('certificate.json'));
  assert.equal(certifiedFor, `logout; ${ruledOut}`);
  assert.equal(described.claim, 'This holds over kazoo-acdc as its source of 2026-07-12 describes it.');
  for (const told of [stdout, read('badge.svg'), read('report.html'), read('summary.md')])
    assert.ok(told.includes(ruledOut), told.slice(0, 2000));
  assert.match(stdout, /^n\/a +LOGOUT-06 .*\n +The policy rules it out: logoutWhileLoggedOut is ignore\.$/m);
});

/** Whole as far as anybody can tell before somebody is logged in or out. */
const failing = (template: string) => (text: string) =>
  text.replace(DONE, `body: { errcode: 0, errmsg: SUCCESS, more: '${template}' } }`);
const DONE = 'body: { errcode: 0, errmsg: SUCCESS } }';
const LINE = readFileSync(switchPath('yeastar-p'), 'utf8').split(DONE)[0]?.split('\n').length;

const ENDLESS = '{% for a in (1..agent.id) %}x{% endfor %}';
const SENSELESS = '{{ agent.queues | where_exp: "queue", query.nothing }}';
const FAILED = new RegExp(
  `^\\d+ answers? (?:or|and) events? of the switch failed because the file does: routes\\["GET /openapi/v1\\.0/queue/agent_login"\\]\\.answer\\.body\\.more, line ${LINE}: .+ \\((?:once|\\d+ times)\\)\\.$`,
  'm',
);

for (const [what, template] of [
  ['has no end', ENDLESS],
  ['makes no sense with what it is given', SENSELESS],
] as const)
  test(`a template that ${what} is no failure of the connector’s: what rests on it is untestable`, async (t) => {
    const folder = temporaryFolder(t);
    ownSwitch(folder, 'yeastar-p', failing(template));
    assert.equal((await signoffHere(t, ['switch', 'check', 'own.switch.yaml'], folder).ended).exitCode, 0);
    const run = [
      'certify',
      '--dialect',
      join(folder, 'own.switch.yaml'),
      '--requirement',
      'LOGOUT-12',
      ...connector('yeastar-p'),
    ];
    const { exitCode, stdout } = await signoffHere(t, run, folder).ended;
    assert.equal(exitCode, 1, stdout);
    assert.match(stdout, /^UNTESTABLE LOGOUT-12 /m);
    assert.match(stdout, FAILED);
    assert.match(stdout, /server answers +its file fails: routes/);
    assert.match(readFileSync(join(folder, 'reports', 'report.html'), 'utf8'), /failed because the file does/);
  });

test('a server whose file fails is not held to what it could not say', async (t) => {
  const folder = temporaryFolder(t);
  ownSwitch(folder, 'yeastar-p', failing(SENSELESS));
  const run = ['acd', '--dialect', join(folder, 'own.switch.yaml'), '--requirement', 'ACD-02'];
  const { exitCode, stdout } = await signoffHere(t, run, folder).ended;
  assert.equal(exitCode, 2, stdout);
  assert.match(stdout, /^UNTESTABLE ACD-02 /m);
  assert.match(stdout, FAILED);
  assert.match(stdout, /^Over yeastar-p as documentation of \S+ describes it; own\.switch\.yaml, sha256:/m);
  const { switch: described } = JSON.parse(readFileSync(join(folder, 'reports', 'server.json'), 'utf8'));
  assert.equal(described.evidence, 'documentation');
});

test('a simulator whose file fails journals the place, and tells when it stops; another file is not taken for its own', async (t) => {
  const folder = temporaryFolder(t);
  ownSwitch(folder, 'yeastar-p', failing(SENSELESS));
  const args = ['simulate', '--port', '0,native=0,yeastar-p=0', '--dialect', join(folder, 'own.switch.yaml')];
  const simulator = signoffHere(t, args, folder);
  const greeting = await simulator.hasWritten('Ctrl-C stops it.');
  const [login = ''] = /http:\S+operation=login\S*(?=')/.exec(greeting) ?? [];
  assert.equal((await fetch(login)).status, 500);
  const [main = ''] = /http:\S+(?=\/v1\/agents)/.exec(greeting) ?? [];
  const journal = JSON.parse(await (await fetch(`${main}/control/journal?kind=failure`)).text());
  const [{ template, line, dialect, requestId }] = journal.entries;
  assert.deepEqual([dialect, line], ['yeastar-p', LINE]);
  assert.equal(template, 'routes["GET /openapi/v1.0/queue/agent_login"].answer.body.more');
  assert.match(requestId, /^request-\d+$/);
  const other = ['certify', '--dialect', 'yeastar-p', '--simulator', main, ...connector('yeastar-p')];
  const { exitCode, stderr } = await signoffHere(t, other, folder).ended;
  assert.equal(exitCode, 2);
  assert.match(
    stderr,
    /^SwitchChanged: The simulator at \S+ plays own\.switch\.yaml, sha256:\S+; read was yeastar-p\.switch\.yaml, /,
  );
  simulator.stop('SIGINT');
  const { stdout } = await simulator.ended;
  assert.match(stdout.slice(stdout.indexOf('Stopped')), FAILED);
});
