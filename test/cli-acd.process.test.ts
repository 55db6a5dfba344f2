// `signoff acd` as a person runs it: what it says and writes, what it ends with, and that a simulator that runs already is left
// as it was. The servers that are checked err in no way, or accept the logout of somebody who is logged out.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Alteration, startSimulator } from '../simulator/index.ts';
import { signoffHere } from './testing/command.ts';
import { temporaryFolder } from './testing/process.ts';

async function check(t: TestContext, args: readonly string[], folder = temporaryFolder(t)) {
  const run = await signoffHere(t, ['acd', ...args], folder).ended;
  return { ...run, folder, report: (file: string) => readFileSync(join(folder, 'reports', file), 'utf8') };
}

/** A simulator on whose floor something is going on. */
async function startServer(t: TestContext, alteration: Alteration = {}) {
  const { addresses, stop, floor } = await startSimulator({ port: 0, nativePort: 0, agents: 2, alteration });
  t.after(stop);
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(addresses.main + path, { method, body: JSON.stringify(body) ?? null });
    assert.ok(answer.ok, `${method} ${path} ${answer.status}`);
    return answer.json();
  };
  await ask('POST', `/control/agents/${floor.agents[0]?.id}/commands`, { type: 'LogIn' });
  return { url: addresses.main, snapshot: () => ask('GET', '/control/snapshot') };
}

/** It takes a logout for done, whoever asks. */
const BELIEVES: Alteration = {
  decider: (decider) => (acd, command, source) =>
    command.type === 'LogOut' && acd.agents.get(command.agentId)?.memberships.size === 0
      ? { outcome: 'done', events: [] }
      : decider(acd, command, source),
};

const FEW = ['--requirement', 'ACD-02,ACD-03,ACD-04', '--seed', '7'];

test('the built-in simulator is held to what is asked for, and a line says what of it was met or ruled out', async (t) => {
  const { exitCode, stdout, stderr, report } = await check(t, FEW);
  assert.deepEqual([exitCode, stderr], [0, ''], stdout);
  const [first, ...lines] = stdout.split('\n');
  assert.equal(first, 'Holding the CTI server (native, profile opencti, seed 7) to its own requirements.');
  assert.ok(lines.some((line) => /^pass +ACD-03 +MUST +A logout of an agent who is logged in to no queue/.test(line)));
  const ruledOut = lines.findIndex((line) => /^n\/a +ACD-04 /.test(line));
  assert.equal(lines[ruledOut + 1]?.trim(), 'The policy rules it out: logoutWhileLoggedOut is refuse.');
  assert.match(
    stdout,
    /^CTI server: MET \(\d+ pass, 1 not-applicable\)\nReports: reports\/ \(open fidelity\.md first\)\n$/m,
  );
  assert.match(report('fidelity.md'), /^\| ACD-03 \| MUST \| met \| A logout /m);
});

test('--json prints server.json and nothing else', async (t) => {
  const { exitCode, stdout, report } = await check(t, [...FEW, '--json']);
  assert.equal(exitCode, 0);
  assert.equal(JSON.parse(stdout).verdict, 'met');
  assert.equal(stdout, report('server.json'));
});

test('a simulator that runs already is found the same, and left as it was', async (t) => {
  const { url, snapshot } = await startServer(t);
  const before = await snapshot();
  const own = await check(t, FEW);
  const joined = await check(t, [...FEW, '--simulator', url]);
  const { exitCode, stdout, stderr, report, folder } = joined;
  assert.deepEqual([exitCode, stderr], [0, ''], stdout);
  assert.match(stdout, /^It does what the simulator does\.$/m);
  assert.equal(report('server.json'), own.report('server.json'));
  assert.deepEqual(await snapshot(), before);
  assert.deepEqual(readdirSync(join(folder, 'reports')).sort(), ['fidelity.md', 'server.json']);
});

test('a server that errs is told with the exchange, and what the simulator does in its place', async (t) => {
  const { url } = await startServer(t, BELIEVES);
  const { exitCode, stdout, report } = await check(t, [...FEW, '--simulator', url]);
  assert.equal(exitCode, 1, stdout);
  assert.match(stdout, / +expected +a refusal, in words\n +seen +the answer done\n/);
  assert.match(stdout, / the kit asks +PUT \/v1\/agents\/\S+ \{"state":"LoggedOut"\}\n/);
  assert.match(stdout, / again +.* acd --requirement ACD-03 --profile opencti --seed 7 --simulator http/);
  assert.match(stdout, /^CTI server: NOT-MET .*\nIt does not do what the simulator does: ACD-03, ACD-19\.$/m);
  assert.match(
    report('fidelity.md'),
    /^- \*\*ACD-03\*\* \(.*\) The server does something else \(the answer done, and not a refusal, in words\) where the simulator does what is required\.$/m,
  );
});

test('under --policy other requirements apply, and what is accepted for later is let come to its end', async (t) => {
  const { exitCode, stdout, report } = await check(t, [
    ...FEW,
    '--policy',
    'outcome=later,logoutWhileLoggedOut=ignore',
  ]);
  assert.equal(exitCode, 0, stdout);
  const { chosen, policy, requirements } = JSON.parse(report('server.json'));
  assert.deepEqual(chosen, { outcome: 'later', logoutWhileLoggedOut: 'ignore' });
  assert.deepEqual([policy.outcome, policy.logoutWhileLoggedOut], ['later', 'ignore']);
  const verdicts = requirements.map(({ id, verdict }: { id: string; verdict: string }) => `${id} ${verdict}`);
  assert.deepEqual(verdicts.slice(0, 3), ['ACD-02 pass', 'ACD-03 not-applicable', 'ACD-04 pass']);
});

test('where the reports cannot be written nothing is played', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'reports'), 'a file');
  const { exitCode, stderr } = await check(t, FEW, folder);
  assert.equal(exitCode, 2);
  assert.match(stderr, /^ReportsNotWritable: /);
});

const REFUSED: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [['--requirement', 'ACD-33'], /^UnknownRequirement: There is no requirement ACD-33\.\nDid you mean ACD-03\?\n$/],
  [
    ['--requirement', 'LOGOUT-06'],
    /^UnknownRequirement: LOGOUT-06 is a requirement on connectors, .*\nsignoff certify /,
  ],
  [['--policy', 'outcom=later'], /^InvalidSetting: A policy has no choice "outcom"\.\nDid you mean outcome\?\n$/],
  [['--simulator', 'here'], /^SimulatorUnusable: /],
];

test('what there is not is refused by name, before anything is said', async (t) => {
  for (const [args, says] of REFUSED) {
    const { exitCode, stdout, stderr } = await check(t, args);
    assert.deepEqual([exitCode, stdout], [2, '']);
    assert.match(stderr, says);
  }
});
