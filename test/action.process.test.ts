// The GitHub Action: every input arrives and none can reach into a script; its steps run here as GitHub runs them, against
// this package.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { CERTIFY_SETTINGS } from '../src/cli/certify-settings.ts';
import { variableOf } from '../src/cli/settings.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { inputOf, withInputs } from '../tools/action-inputs.ts';
import { packageOfFewScenarios } from './testing/few-scenarios.ts';
import { temporaryFolder } from './testing/process.ts';

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly shell?: string;
  readonly uses?: string;
  readonly if?: string;
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
const scriptOf = (what: RegExp) => scripts.find(({ name = '' }) => what.test(name)) as Step;
const certifyStep = scriptOf(/^Certify$/);

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
  assert.equal(scripts.length, 3);
  for (const { name, run } of scripts) assert.doesNotMatch(run ?? '', /\$\{\{/, name);
});

test('every setting of the command line is an input and travels as its variable', () => {
  const own = ['working-directory', 'upload-as'];
  assert.deepEqual(
    Object.keys(action.inputs).filter((name) => !own.includes(name)),
    CERTIFY_SETTINGS.map(inputOf),
  );
  const { env } = certifyStep;
  for (const setting of CERTIFY_SETTINGS)
    assert.match(env?.[variableOf(setting)] ?? '', new RegExp(`inputs\\.${inputOf(setting)} `));
});

test('the actions of others are pinned by digest, and say which version that is', () => {
  const uses = action.runs.steps.flatMap(({ uses: used = [] }) => used);
  assert.ok(uses.length >= 2);
  for (const used of uses) {
    assert.match(used, /^actions\/[\w-]+@[0-9a-f]{40}$/);
    assert.match(text, new RegExp(`${used} # v\\d+\\.\\d+\\.\\d+\\n`));
  }
});

test('the generated parts have their places, and text of the table stays text', () => {
  const setting = { name: 'a', flag: '--a-b', default: '', takes: { text: "c's" }, sentence: "it's: #d $e" };
  const empty = 'x:\n  # <inputs>\n  # </inputs>\ny:\n    # <environment>\n    # </environment>\n';
  const made = withInputs(empty, [setting]);
  assert.deepEqual(parse(made).x['a-b'], { description: "It's: #d $e. Takes c's.", default: '' });
  assert.match(made, /^ {4}SIGNOFF_A_B: \$\{\{ inputs\.a-b \|\| env\.SIGNOFF_A_B \}\}$/m);
  assert.equal(withInputs(made, [setting]), made);
  assert.throws(() => withInputs('x', [setting]), /has no # <inputs>/);
});

const run = promisify(execFile);

interface Play {
  readonly inputs?: Readonly<Record<string, string>>;
  /** What the workflow has set. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Where the action lies. */
  readonly action?: string;
}

/** The step's script, run as GitHub runs it in a workspace. */
async function play(
  t: TestContext,
  workspace: string,
  step: Step,
  { inputs = {}, variables = {}, ...more }: Play = {},
) {
  const script = join(temporaryFolder(t), 'script.sh');
  writeFileSync(script, step.run ?? '');
  const files = { GITHUB_OUTPUT: join(workspace, 'output'), GITHUB_STEP_SUMMARY: join(workspace, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const given = (name: string) => inputs[name] ?? action.inputs[name]?.default ?? '';
  const env = Object.entries(step.env ?? {}).map(([name, value]) => [
    name,
    value
      .replace(
        /\$\{\{ inputs\.([\w-]+)(?: \|\| env\.(\w+))? \}\}/,
        (_, input, variable) => given(input) || variables[variable] || '',
      )
      .replace(/\$\{\{ strategy\.job-index \}\}/, '3'),
  ]);
  const ended = await run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: workspace,
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace },
      ...{ GITHUB_ACTION_PATH: more.action ?? PACKAGE_ROOT, GITHUB_JOB: 'gate', RUNNER_TEMP: workspace, ...files },
      ...{ ...variables, ...Object.fromEntries(env) },
    },
    maxBuffer: 10_000_000,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
  return {
    ...ended,
    outputs: readOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
  };
}

/** `name=value`, or a value of several lines between marks; the last one counts. */
function readOutputs(file: string): Record<string, string> {
  const found = file.matchAll(/^([\w-]+)(?:=(.*)|<<(\S+)\n([\s\S]*?)\n\3)$/gm);
  return Object.fromEntries([...found].map(([, name, line, , lines]) => [name, line ?? lines ?? '']));
}

test('what is installed already is not installed again', async (t) => {
  const { code, outputs } = await play(t, temporaryFolder(t), scriptOf(/^Look/));
  const lock = createHash('sha256')
    .update(readFileSync(join(PACKAGE_ROOT, 'package-lock.json')))
    .digest('hex');
  assert.deepEqual([code, outputs], [0, { 'is-installed': 'true', lock }]);
  for (const { name = '', if: condition } of action.runs.steps)
    assert.equal(/^(Install|Cache)/.test(name), condition === "steps.package.outputs.is-installed != 'true'");
});

test('what is installed works, has no development dependencies, and prints nothing outside the marks', async (t) => {
  const [workspace, copy] = [temporaryFolder(t), join(temporaryFolder(t), 'action')];
  const isOurs = (path: string) => !/^(node_modules|dist|reports|\.git)$/.test(relative(PACKAGE_ROOT, path));
  cpSync(PACKAGE_ROOT, copy, { recursive: true, filter: isOurs });
  const look = await play(t, workspace, scriptOf(/^Look/), { action: copy });
  assert.equal(look.outputs['is-installed'], 'false');
  const { code, stdout, stderr } = await play(t, workspace, scriptOf(/^Install/), {
    action: copy,
    variables: { NODE_ENV: 'production' },
  });
  assert.equal(code, 0, `${stdout}${stderr}`);
  assert.match(stdout, /^::stop-commands::([\w-]{36})\n[\s\S]*Building with typescript@[\s\S]*\n::\1::\n$/);
  assert.equal(stderr, '');
  assert.ok(!existsSync(join(copy, 'node_modules', 'typescript')));
  const { outputs } = await play(t, workspace, certifyStep, { action: copy, inputs: { requirement: 'LOGOUT-06' } });
  assert.deepEqual([outputs['exit-code'], outputs.verdict], ['0', 'partial']);
});

test('an installation that fails says so, between marks and as an annotation', async (t) => {
  const { code, stdout } = await play(t, temporaryFolder(t), scriptOf(/^Install/), { action: temporaryFolder(t) });
  assert.equal(code, 2);
  assert.match(
    stdout,
    /^::stop-commands::(\S+)\n[\s\S]*\n::\1::\n::error title=Signoff::It could not be installed: [^\n]*\n$/,
  );
});

/** What GitHub's runner would take for commands in a log. */
const commandsIn = (log: string) => log.match(/^[^\S\n]*::.*\n|.*##\[.*\n/gm)?.join('') ?? '';

test('a connector that is certified passes, with outputs and a summary', async (t) => {
  const workspace = temporaryFolder(t);
  const played = await play(t, workspace, certifyStep, {
    action: packageOfFewScenarios(t).root,
    inputs: { tier: 'logout', reports: 'out' },
  });
  assert.deepEqual([played.code, played.stderr], [0, '']);
  const { artifact, ...outputs } = played.outputs;
  const out = join(workspace, 'out');
  assert.deepEqual(outputs, {
    ...{ 'exit-code': '0', verdict: 'certified', tier: 'logout' },
    ...{ reports: out, report: join(out, 'report.html'), certificate: join(out, 'certificate.json') },
  });
  assert.ok(existsSync(outputs.report ?? '') && existsSync(outputs.certificate ?? ''));
  assert.deepEqual(Object.keys(played.outputs).sort(), Object.keys(action.outputs).sort());
  assert.match(artifact ?? '', /^signoff-reports-gate-3-[0-9a-f]{8}$/);
  assert.equal(played.summary.trim(), readFileSync(join(out, 'summary.md'), 'utf8').trim());
  assert.match(played.stdout, /: CERTIFIED /);
  assert.doesNotMatch(played.stdout, /^\s*::/m, 'nothing that a connector said is a command, and nothing is annotated');
});

test('two runs never share the name of an artifact', async (t) => {
  const name = async () => (await play(t, temporaryFolder(t), certifyStep, { inputs: { tier: '?' } })).outputs.artifact;
  assert.notEqual(await name(), await name());
});

test('a folder may be an absolute one, and what the workflow has set counts where an input is empty', async (t) => {
  const [workspace, out] = [temporaryFolder(t), join(temporaryFolder(t), 'out')];
  const variables = { SIGNOFF_REQUIREMENT: 'LOGOUT-06', SIGNOFF_STRICT: 'true', SIGNOFF_REPORTS: 'elsewhere' };
  const { outputs } = await play(t, workspace, certifyStep, { inputs: { reports: out }, variables });
  assert.deepEqual([outputs.verdict, outputs.reports, outputs.certificate], ['partial', out, '']);
  const { strict } = JSON.parse(readFileSync(join(out, 'certification.json'), 'utf8'));
  assert.equal(strict, true);
});

test('a gate that is not passed fails the step and is annotated', async (t) => {
  const workspace = temporaryFolder(t);
  writeFileSync(join(workspace, 'known.yaml'), '- requirement: LOGOUT-06\n  reason: late\n');
  const inputs = { tier: 'logout', baseline: 'known.yaml' };
  const { root } = packageOfFewScenarios(t);
  const { code, stdout, outputs } = await play(t, workspace, certifyStep, { action: root, inputs });
  assert.deepEqual([code, outputs['exit-code'], outputs.verdict], [1, '1', 'certified']);
  assert.equal(
    commandsIn(stdout),
    '::error title=Signoff::Met by now, so the entry is stale: LOGOUT-06.\n' +
      '::error file=known.yaml,line=1,title=Baseline::LOGOUT-06 is met by now: take the entry away.\n',
  );
});

/** A connector that does nothing and is called what GitHub's runner would obey. */
const SILENT = `export default {
  initialize: async ({ protocolVersion }) => ({
    protocolVersion, name: '##[error]pwned', version: '1', timeoutMs: 1000, activities: ['LogoutAgent'], capabilities: {},
  }),
  invoke: async (activity, page) => ({ page }),
  reset: async () => {},
  shutdown: async () => {},
};
`;

for (const json of ['', 'true'])
  test(`a run without a verdict is annotated and summed up, and its connector is not obeyed${json && ', JSON or not'}`, async (t) => {
    const workspace = temporaryFolder(t);
    writeFileSync(join(workspace, 'silent.mjs'), SILENT);
    const inputs = { connector: 'silent.mjs', requirement: 'LOGOUT-01', json };
    const { code, stdout, stderr, outputs, summary } = await play(t, workspace, certifyStep, { inputs });
    assert.deepEqual([code, outputs['exit-code'], outputs.verdict], [2, '2', 'none']);
    const log = commandsIn(stdout) + commandsIn(stderr);
    assert.match(log, /^::error title=Signoff::The connector never asked the CTI server anything\.$/m);
    assert.doesNotMatch(log, /##\[/);
    assert.match(summary, /never asked the CTI server anything/);
    if (json !== '') assert.equal(JSON.parse(stdout).connector.name, '##[error]pwned');
  });

test('where there could be no run, that is annotated and summed up too', async (t) => {
  const workspace = temporaryFolder(t);
  const inputs = { connector: './none.mjs' };
  const { code, stderr, outputs, summary } = await play(t, workspace, certifyStep, { inputs });
  assert.equal(code, 2);
  const why = 'ConnectorNotFound: There is no file ./none.mjs.';
  assert.match(commandsIn(stderr), new RegExp(`^::error title=Signoff::${why}%0A.*\\n$`));
  assert.match(summary, new RegExp(`^## No verdict\\n\\n {4}${why}\\n {4}`));
  assert.deepEqual([outputs['exit-code'], outputs.verdict, outputs.tier, outputs.reports], ['2', 'none', '', '']);
});

const NASTY = ['$(touch pwned)', '`touch pwned`', '"; touch pwned; "', "'; touch pwned; '", '--help', 'a\nb'];

for (const value of NASTY)
  test(`the input ${JSON.stringify(value)} stays an input`, async (t) => {
    const workspace = temporaryFolder(t);
    const inputs = { tier: value, 'upload-as': value };
    const { code, stderr, outputs } = await play(t, workspace, certifyStep, { inputs });
    assert.equal(code, 2);
    assert.ok(stderr.includes(`not ${JSON.stringify(value)}`), stderr);
    assert.deepEqual([outputs['exit-code'], outputs.verdict, outputs.tier], ['2', 'none', '']);
    assert.ok(outputs.artifact?.startsWith(`${value}-gate-3-`));
    assert.ok(!existsSync(join(workspace, 'pwned')));
  });
