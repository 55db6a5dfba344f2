// `signoff certify --simulator URL` as a person runs it: the same certificate as at a simulator of its own, the floor left
// as it was; and whatever is wrong with the simulator, before or during the run, is told soon and leaves nothing behind.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { closedPort, serve } from '../src/kit/acd/testing/server.ts';
import { PACKAGE_ROOT, VERSION } from '../src/package-root.ts';
import { CERTIFICATION } from '../src/report/reports.ts';
import { childrenOf, signoff } from './testing/cli.ts';
import { type RunCommand, signoffHere } from './testing/command.ts';
import { packageOfFewScenarios } from './testing/few-scenarios.ts';
import { assertGone, temporaryFolder, until } from './testing/process.ts';

/** What there is of a run that is not certified. */
const REPORTS = CERTIFICATION.map(({ file }) => file)
  .filter((file) => file !== 'certificate.json')
  .sort();
const FEW = ['--requirement', 'LOGOUT-06,LOGIN-01,NOTREADY-02', '--seed', '7'];

const few = packageOfFewScenarios({ after: (clean) => after(clean as () => void) }, ['ACD-03', 'ACD-04']);

/** A simulator in a process of its own, with a floor on which something is going on. */
async function startSimulator(t: TestContext) {
  const floor = join(PACKAGE_ROOT, 'examples', 'floors', 'small.yaml');
  const simulator = signoff(t, ['simulate', '--port', '0', '--native-port', '0', '--floor', floor]);
  const [, url = ''] = /reads and health +(\S+)/.exec(await simulator.hasWritten('Ctrl-C stops it.')) ?? [];
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(new URL(path, url), { method, body: JSON.stringify(body) ?? null });
    assert.ok(answer.ok, `${method} ${path} ${answer.status}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  const [{ id }] = (await ask('GET', '/v1/agents')) as [{ id: string }];
  await ask('POST', `/control/agents/${id}/commands`, { type: 'LogIn' });
  await ask('PUT', '/control/policy', { logoutFrom: ['NotReady'] });
  return { simulator, url, ask, snapshot: () => ask('GET', '/control/snapshot'), lastEntry: () => lastEntry(url) };
}

async function lastEntry(url: string): Promise<number> {
  return ((await (await fetch(`${url}/control/journal?limit=0`)).json()) as { last: number }).last;
}

const certificate = (folder: string) => readFileSync(join(folder, 'reports', 'certification.json'), 'utf8');

async function play(t: TestContext, args: readonly string[], run?: RunCommand) {
  const folder = temporaryFolder(t);
  return { folder, ...(await signoffHere(t, ['certify', ...args], folder, {}, run).ended) };
}

test('at a simulator that runs already everything is as at one of its own, as often as one likes', async (t) => {
  const { url, snapshot } = await startSimulator(t);
  const before = await snapshot();
  const own = await play(t, FEW);
  for (const round of ['once', 'and again']) {
    const joined = await play(t, [...FEW, '--simulator', url]);
    assert.deepEqual([joined.exitCode, joined.stderr], [0, ''], `${round}: ${joined.stdout}`);
    assert.equal(certificate(joined.folder), certificate(own.folder), round);
    assert.deepEqual(await snapshot(), before, `${round}: the floor is as it was`);
  }
  const whole = await play(t, ['--simulator', url], few.runCommand);
  assert.equal(whole.exitCode, 0, whole.stdout);
  assert.match(whole.stdout, /: CERTIFIED .*\nTiers: logout reached, agent-state reached, resilient reached\n/);
});

const says =
  (body: string): RequestListener =>
  (_request, response) =>
    void response.end(body);

const OTHERS: readonly [what: string, listener: RequestListener, why: string][] = [
  ['a web site', says('<!doctype html>'), "what answers there (200) is no Signoff simulator's main port"],
  ['another API', says('{"status":"ok"}'), "what answers there (200) is no Signoff simulator's main port"],
  [
    'another version',
    says('{"name":"signoff","version":"9.9.9","dialects":{}}'),
    `it is Signoff 9.9.9, and this is ${VERSION}`,
  ],
  ['a server that never answers', () => undefined, 'nothing answers within 5000 ms'],
  [
    'a server that never comes to an end',
    (_request, response) => void response.write('{'),
    'nothing answers within 5000 ms',
  ],
];

/** Nothing is certified, and nothing is left that could be taken for a certificate. */
async function assertRefused(t: TestContext, url: string, why: string): Promise<void> {
  const { exitCode, stdout, stderr, folder } = await play(t, ['--simulator', url]);
  const [told, hint] = stderr.split('\n');
  assert.equal(told, `SimulatorUnusable: The simulator at ${url} cannot be used: ${why}.`);
  assert.match(hint ?? '', /./);
  assert.deepEqual([exitCode, stdout, readdirSync(join(folder, 'reports'))], [2, '', []]);
}

test('what is no simulator of this version is refused by name', async (t) => {
  const others = OTHERS.map(([what, listener, why]) =>
    t.test(what, async (t) => assertRefused(t, await serve(t, listener), why)),
  );
  const nobody = t.test('nobody', async (t) =>
    assertRefused(t, `http://127.0.0.1:${await closedPort()}`, 'nothing answers there'),
  );
  const noUrl = t.test('no URL', (t) => assertRefused(t, 'here', 'it is not an http: URL without a name in it'));
  await Promise.all([...others, nobody, noUrl]);
});

/** Some of what the few scenarios write into the journal. */
const HALF_WAY = 100;

/** A run in full swing: the connector is at work, and the ACD has heard of it. */
async function startRun(t: TestContext, at: { readonly url: string; readonly lastEntry: () => Promise<number> }) {
  const folder = temporaryFolder(t);
  const run = signoff(t, ['certify', '--simulator', at.url], folder, {}, { cli: few.cli });
  const begin = await at.lastEntry();
  await run.hasWritten('\n');
  await until(async () => (await at.lastEntry()) >= begin + HALF_WAY, 'the ACD has heard of it');
  await until(() => childrenOf(run.pid).length > 0, 'there is a connector');
  return { run, folder, connectors: childrenOf(run.pid) };
}

for (const [what, signal] of [
  ['dies', 'SIGKILL'],
  ['falls silent', 'SIGSTOP'],
] as const)
  test(`when the simulator ${what} half-way the run is incomplete, and leaves its reports and no process`, async (t) => {
    const at = await startSimulator(t);
    const floor = await at.snapshot();
    const { run, folder, connectors } = await startRun(t, at);
    at.simulator.kill(signal);
    const { exitCode, stdout, stderr } = await run.ended;
    assert.equal(exitCode, 2, stdout);
    const kept = join(folder, 'reports', 'floor-set-aside.json');
    const [told, todo] = stderr.split('\n');
    assert.match(
      told ?? '',
      new RegExp(`^FloorNotPutBack: The floor of the simulator at ${at.url} is not as it was\\. `),
    );
    assert.equal(todo, `It is kept in ${kept}: PUT it to /control/snapshot, or start a simulator with --floor.`);
    assert.deepEqual(JSON.parse(readFileSync(kept, 'utf8')), floor);
    assert.match(stdout, /: INCOMPLETE \(\d+ pass, \d+ untestable, \d+ not-applicable\)\nNot exercised: /);
    assert.match(stdout, new RegExp(`because +The simulator at ${at.url} does not answer [A-Z]+ /`));
    const { verdict, requirements } = JSON.parse(certificate(folder));
    assert.equal(verdict, 'incomplete');
    const verdicts = new Set(requirements.map((one: { verdict: string }) => one.verdict));
    assert.deepEqual([...verdicts].sort(), ['not-applicable', 'pass', 'untestable']);
    assert.deepEqual(readdirSync(join(folder, 'reports')).sort(), [...REPORTS, 'floor-set-aside.json'].sort());
    await assertGone(connectors);
  });

test('an interrupted run leaves the floor as it was', async (t) => {
  const at = await startSimulator(t);
  const before = await at.snapshot();
  const { run, folder, connectors } = await startRun(t, at);
  run.kill('SIGINT');
  const { exitCode, stderr } = await run.ended;
  assert.deepEqual([exitCode, stderr], [2, '']);
  assert.equal(JSON.parse(certificate(folder)).reason, 'The run was interrupted.');
  await assertGone(connectors);
  assert.deepEqual(await at.snapshot(), before);
  assert.deepEqual(await at.ask('GET', '/control/faults'), []);
});
