// The GitHub Action: every input arrives and none can reach into a script; its steps run here as GitHub runs them, against
// this package.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { CERTIFY_SETTINGS } from '../src/cli/certify-settings.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { temporaryFolder } from './test-process.ts';

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly shell?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const text = readFileSync(join(PACKAGE_ROOT, 'action.yml'), 'utf8');
const action = parse(text) as Action;
const scripts = action.runs.steps.filter((step) => step.run !== undefined);

test('it is a composite action whose inputs and steps are all told', () => {
  assert.equal(action.runs.using, 'composite');
  for (const [name, { description, default: value }] of Object.entries(action.inputs)) {
    assert.ok(description.length > 10, name);
    assert.equal(typeof value, 'string', `${name} has a default`);
    assert.ok(text.includes(`inputs.${name}`), `${name} is used`);
  }
  for (const step of action.runs.steps) assert.ok(step.name !== undefined);
  for (const step of scripts) assert.equal(step.shell, 'bash', `${step.name} says its shell`);
  const used = [...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name = '']) => name);
  assert.deepEqual(
    [...new Set(used)].filter((name) => !(name in action.inputs)),
    [],
  );
});

test('no expression stands in the text of a script', () => {
  assert.ok(scripts.length >= 2);
  for (const { name, run } of scripts) assert.doesNotMatch(run ?? '', /\$\{\{/, name);
});

test('what it hands on are flags that there are', () => {
  const flags = [...(scripts.at(-1)?.run ?? '').matchAll(/(?<=[ ("])(--[a-z][a-z-]*)/g)].map(([flag]) => flag);
  const known = CERTIFY_SETTINGS.map(({ flag }) => flag);
  assert.ok(flags.length > 8);
  assert.deepEqual(
    flags.filter((flag) => !known.includes(flag)),
    [],
  );
});

const run = promisify(execFile);

/** The step's script, run as GitHub runs it in a workspace, with some inputs set. */
async function play(t: TestContext, workspace: string, step: Step, inputs: Readonly<Record<string, string>> = {}) {
  const script = join(temporaryFolder(t), 'script.sh');
  writeFileSync(script, step.run ?? '');
  const files = { GITHUB_OUTPUT: join(workspace, 'output'), GITHUB_STEP_SUMMARY: join(workspace, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const given = (name: string) => inputs[name] ?? action.inputs[name]?.default ?? '';
  const env = Object.entries(step.env ?? {}).map(([name, value]) => [
    name,
    value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input) => given(input)),
  ]);
  const ended = await run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: workspace,
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace },
      ...{ GITHUB_ACTION_PATH: PACKAGE_ROOT, ...files, ...Object.fromEntries(env) },
    },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
  const outputs = readFileSync(files.GITHUB_OUTPUT, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('='));
  return { ...ended, outputs: Object.fromEntries(outputs), summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') };
}

const certifyStep = scripts.find(({ id }) => id === 'certify') as Step;

test('what is installed already is not installed again', async (t) => {
  const { code, stdout } = await play(t, temporaryFolder(t), scripts[0] as Step);
  assert.deepEqual([code, stdout], [0, '']);
});

test('a connector that is certified passes, with outputs and a summary', async (t) => {
  const workspace = temporaryFolder(t);
  const { code, stdout, stderr, outputs, summary } = await play(t, workspace, certifyStep, {
    tier: 'logout',
    reports: 'out',
  });
  assert.deepEqual([code, stderr], [0, '']);
  assert.deepEqual(outputs, { 'exit-code': '0', verdict: 'certified', tier: 'logout' });
  for (const output of Object.keys(action.outputs)) assert.ok(output in outputs, output);
  assert.equal(summary.trim(), readFileSync(join(workspace, 'out', 'summary.md'), 'utf8').trim());
  const [, token] = /^::stop-commands::([\w-]{36})$/m.exec(stdout) ?? [];
  assert.ok(stdout.endsWith(`::${token}::\n`), 'nothing that a connector said is a command, and nothing is annotated');
});

test('a gate that is not passed fails the step and is annotated', async (t) => {
  const workspace = temporaryFolder(t);
  writeFileSync(join(workspace, 'known.yaml'), '- requirement: LOGOUT-06\n  reason: late\n');
  const { code, stdout, outputs } = await play(t, workspace, certifyStep, { tier: 'logout', baseline: 'known.yaml' });
  assert.equal(code, 1);
  assert.deepEqual(outputs, { 'exit-code': '1', verdict: 'certified', tier: 'logout' });
  assert.match(
    stdout,
    /\n::error file=known\.yaml,line=1,title=Baseline::LOGOUT-06 is met by now: take the entry away\.\n$/,
  );
});

const NASTY = ['$(touch pwned)', '`touch pwned`', '"; touch pwned; "', "'; touch pwned; '", '--help', 'a\nb'];

for (const value of NASTY)
  test(`the input ${JSON.stringify(value)} stays an input`, async (t) => {
    const workspace = temporaryFolder(t);
    const { code, stderr, outputs } = await play(t, workspace, certifyStep, { tier: value });
    assert.equal(code, 2);
    assert.ok(stderr.includes(`not ${JSON.stringify(value)}`), stderr);
    assert.deepEqual(outputs, { 'exit-code': '2', verdict: 'none', tier: '' });
    assert.ok(!existsSync(join(workspace, 'pwned')));
  });
