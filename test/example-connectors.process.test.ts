// The connectors among the examples are certified by the command, and pass in each of the three ways in which a
// connector is reached and under rules that ask for more than the usual ones; and they lean on nothing but what their languages bring along.

import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import ts from 'typescript';
import { CODE_ROOT, PACKAGE_ROOT } from '../src/package-root.ts';
import { readSource } from '../tools/source-tree.ts';
import { signoffHere } from './testing/command.ts';
import { NO_JAVA, startJavaSooner } from './testing/java.ts';
import { temporaryFolder } from './testing/process.ts';
import { programTest } from './testing/program-test.ts';

const EXAMPLES = join(PACKAGE_ROOT, 'examples');
const PYTHON = join(EXAMPLES, 'python', 'connector.py');
const TYPESCRIPT = join(EXAMPLES, 'typescript', 'connector.ts');
const JAVA_FILE = join(EXAMPLES, 'java', 'Connector.java');
const NO_PYTHON = spawnSync('python3', ['--version']).status === 0 ? false : 'there is no python3 on this machine';

/** What the profile bears on that demands most of a page. */
const REASONS =
  'LOGOUT-01,LOGOUT-09,LOGOUT-10,LOGOUT-11,LOGOUT-13,LOGOUT-22,LOGIN-01,NOTREADY-01,NOTREADY-02,NOTREADY-04';

/** The usual one, whole; whom they trust, and reasons, where these are demanded. */
const RUNS: readonly (readonly [what: string, verdict: string, flags: readonly string[]])[] = [
  ['everything', 'certified', []],
  ['what is asked over TLS', 'partial', ['--tls', 'auto', '--requirement', 'LOGOUT-01,LOGIN-01,FAULT-01']],
  ['reasons', 'partial', ['--profile', 'reason-required', '--requirement', REASONS]],
];

/** Nothing is unmet; a whole run certifies besides. */
async function assertPasses(t: TestContext, expected: string, args: readonly string[]): Promise<void> {
  const folder = temporaryFolder(t);
  const { exitCode, stdout, stderr } = await signoffHere(t, ['certify', ...args], folder).ended;
  assert.deepEqual([exitCode, stderr], [0, ''], stdout);
  const { verdict, tiers, requirements } = JSON.parse(
    readFileSync(join(folder, 'reports', 'certification.json'), 'utf8'),
  );
  assert.equal(verdict, expected);
  assert.equal(tiers.length > 0, expected === 'certified');
  assert.ok(
    tiers.every(({ isReached }: { isReached: boolean }) => isReached),
    JSON.stringify(tiers),
  );
  assert.ok(requirements.some(({ verdict }: { verdict: string }) => verdict === 'pass'));
  const unmet = requirements.filter(({ verdict }: { verdict: string }) => !/^(pass|not-applicable)$/.test(verdict));
  assert.deepEqual(
    unmet.map(({ id, verdict }: { id: string; verdict: string }) => `${id} ${verdict}`),
    [],
  );
}

for (const [what, verdict, flags] of RUNS) {
  test(`the connector in Python passes ${what}: ${verdict}`, { skip: NO_PYTHON }, (t) =>
    assertPasses(t, verdict, ['--command', `python3 '${PYTHON}'`, ...flags]),
  );

  test(`the connector in TypeScript passes ${what} as a module: ${verdict}`, (t) =>
    assertPasses(t, verdict, ['--connector', TYPESCRIPT, ...flags]));
}

/** A JVM is slow to start: of each of its parts a few scenarios. */
const IN_JAVA: readonly (readonly [what: string, flags: readonly string[], requirements: string])[] = [
  ['a few of everything', [], 'LOGOUT-13,NOTREADY-03,FAULT-03,EVENT-03,EVENT-07,ADAPTER-04,CALL-02,CALL-12,CALL-14'],
  ['what is asked over TLS', ['--tls', 'auto'], 'FAULT-01'],
];

for (const [what, flags, requirements] of IN_JAVA)
  programTest(`the connector in Java passes ${what}`, NO_JAVA, (t) => {
    startJavaSooner();
    return assertPasses(t, 'partial', ['--command', `java '${JAVA_FILE}'`, ...flags, '--requirement', requirements]);
  });

const DESK = join(EXAMPLES, 'dialects');

test('the connector in Python for the desk protocol trusts whom it is told to, and nobody else', {
  skip: NO_PYTHON,
}, async (t) => {
  const command = `python3 '${join(DESK, 'desk_connector.py')}'`;
  const flags = [
    '--dialect',
    join(DESK, 'desk.mjs'),
    '--command',
    command,
    '--tls',
    'auto',
    '--requirement',
    'FAULT-01',
  ];
  const { exitCode, stdout, stderr } = await signoffHere(t, ['certify', ...flags], temporaryFolder(t)).ended;
  assert.deepEqual([exitCode, stderr], [0, ''], stdout);
  assert.doesNotMatch(stdout, /not apply/);
});

/** Of each service, what it is tried with: of the stand-in for Pega what its own steps bear on. */
const SERVICES: readonly (readonly [what: string, file: readonly string[], requirements: string])[] = [
  [
    'the connector in TypeScript as a service',
    ['typescript', 'serve.js'],
    'LOGOUT-01,LOGOUT-06,LOGOUT-09,LOGIN-01,FAULT-01,EVENT-01,EVENT-06',
  ],
  [
    'the stand-in for a Pega server',
    ['pega-stand-in', 'server.js'],
    'LOGOUT-01,LOGOUT-13,LOGOUT-34,LOGIN-01,NOTREADY-03,FAULT-06,EVENT-02,EVENT-03,EVENT-07,CALL-02,CALL-12,CALL-14',
  ],
];

for (const [what, file, requirements] of SERVICES)
  test(`${what} passes`, async (t) => {
    const child = spawn(process.execPath, [join(CODE_ROOT, 'examples', ...file), '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    t.after(() => child.kill('SIGKILL'));
    const [greeting] = await once(child.stdout, 'data');
    const [url = ''] = /http:\S+/.exec(String(greeting)) ?? [];
    await assertPasses(t, 'partial', ['--url', url, '--requirement', requirements]);
    assert.equal(child.exitCode, null, 'the service goes on');
  });

for (const path of [PYTHON, join(EXAMPLES, 'switches', 'rota_connector.py')])
  test(`${basename(path)}, in Python, imports nothing but the standard library`, { skip: NO_PYTHON }, () => {
    const script = `
import ast, sys
names = [alias.name for node in ast.walk(ast.parse(open(sys.argv[1]).read())) if isinstance(node, ast.Import) for alias in node.names]
names += [node.module for node in ast.walk(ast.parse(open(sys.argv[1]).read())) if isinstance(node, ast.ImportFrom)]
print(len(names), [name for name in names if name.split('.')[0] not in sys.stdlib_module_names])`;
    assert.match(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }), /^[1-9]\d* \[\]\n$/);
  });

test('the connector in Java imports nothing but what the JDK has, and reads JSON as the skeleton does', () => {
  const [whole = '', skeleton = ''] = [JAVA_FILE, join(EXAMPLES, 'skeletons', 'java', 'Connector.java')].map((path) =>
    readFileSync(path, 'utf8'),
  );
  const imports = whole.match(/^import .*$/gm) ?? [];
  assert.ok(imports.length > 0);
  assert.deepEqual(
    imports.filter((line) => !/^import (static )?javax?\./.test(line)),
    [],
  );
  const jsonIn = (text: string) => text.slice(text.indexOf('\n// JSON --'));
  assert.match(jsonIn(whole), /class Json/);
  assert.equal(jsonIn(skeleton), jsonIn(whole));
});

test('the connector in TypeScript imports nothing but types and what Node has', () => {
  const options = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  const { imports } = readSource('connector.js', ts.transpile(readFileSync(TYPESCRIPT, 'utf8'), options));
  assert.ok(imports.length > 0);
  assert.deepEqual(
    imports.filter(({ target }) => !target.startsWith('node:')),
    [],
  );
});
