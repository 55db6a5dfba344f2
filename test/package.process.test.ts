// The packed package, installed elsewhere by npm as the README says, is complete: every command that the documents have for
// a project of one's own ends there as is printed, and the board is served.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import { stripsTypes } from '../src/drivers/type-script.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { signoff } from './testing/cli.ts';
import { type Command, commandsFor, readPages } from './testing/documents.ts';
import { connector, switchFiles, TUTORIAL, wrongConnector } from './testing/tutorial.ts';
import { typeCommands } from './testing/typed-commands.ts';

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const NO_PYTHON = spawnSync('python3', ['--version']).status === 0 ? false : 'there is no python3 on this machine';
const pages = readPages();
const FOR_A_PROJECT = commandsFor('project', pages);
const INSTALL = 'docs/install.md';
const isInstall = ({ text }: Command): boolean => text.startsWith('npm install ');

/** The project: an empty folder, until the package is there. */
const elsewhere = mkdtempSync(join(tmpdir(), 'signoff-elsewhere-'));
let packed: Packed;

before(async () => {
  const args = ['pack', PACKAGE_ROOT, '--ignore-scripts', '--json'];
  [packed] = JSON.parse(execFileSync('npm', args, { cwd: elsewhere, encoding: 'utf8' })) as [Packed];
  const installs = FOR_A_PROJECT.filter(isInstall);
  const commands = installs.filter(({ text }, index) => installs.findIndex((one) => one.text === text) === index);
  await typeCommands({ after: (clean) => after(clean as () => void) }, { commands, folder: elsewhere });
  const { devDependencies } = JSON.parse(readFileSync(join(elsewhere, 'package.json'), 'utf8'));
  assert.deepEqual(devDependencies, { signoff: `file:${packed.filename}` });
});
after(() => rmSync(elsewhere, { recursive: true, force: true }));

test('the package is well made: publint and are-the-types-wrong have nothing against it', () => {
  const tarball = join(elsewhere, packed.filename);
  const tools = [
    ['publint', 'run', tarball, '--strict'],
    ['attw', tarball, '--profile', 'esm-only'],
  ];
  for (const [tool = '', ...args] of tools) {
    const bin = join(PACKAGE_ROOT, 'node_modules', '.bin', tool);
    const { status, stdout, stderr } = spawnSync(bin, args, { cwd: elsewhere, encoding: 'utf8' });
    assert.equal(status, 0, `${tool}: ${stdout}${stderr}`);
  }
});

test('the package holds no test, no tool of ours, and no map whose sources are elsewhere', () => {
  const paths = packed.files.map(({ path }) => path);
  assert.ok(paths.length > 100);
  assert.deepEqual(
    paths.filter((path) =>
      /\.test\.|^(dist\/)?(test|tools|benchmarks)\/|(^|\/)testing\/|^\.|tsconfig|tsbuildinfo/.test(path),
    ),
    [],
  );
  const maps = paths.filter((path) => path.endsWith('.map'));
  assert.ok(maps.length > 100);
  for (const path of maps) {
    const { sources, sourcesContent = [] } = JSON.parse(readFileSync(join(PACKAGE_ROOT, path), 'utf8'));
    assert.equal(sourcesContent.length, sources.length, path);
  }
});

const EXAMPLE = readFileSync(join(PACKAGE_ROOT, 'examples', 'python', 'connector.py'), 'utf8');
const SWITCHES = Object.fromEntries(
  ['acme-desk.switch.yaml', 'quay-voice.switch.yaml'].map((name) => [
    name,
    readFileSync(join(PACKAGE_ROOT, 'examples', 'switches', name), 'utf8'),
  ]),
);
const BASELINE = pages
  .flatMap(({ fences }) => fences)
  .find(({ text }) => text.startsWith('# known-failures.yaml'))?.text;
const FEATURE = 'Feature: Mine\n  Scenario: One\n    Given agent Ada is logged in to sales\n';

/** What the reader of a page has or writes besides what is printed, before the first command that begins so. */
const WRITTEN: readonly (readonly [
  page: string,
  before: string,
  files: Readonly<Record<string, string | undefined>>,
])[] = [
  ['README.md', 'npx signoff certify', { 'connector.py': EXAMPLE }],
  ['docs/certify-your-connector.md', 'npx signoff certify', { 'my-connector/connector.py': EXAMPLE }],
  ['docs/gates.md', 'npx signoff certify', { 'known-failures.yaml': BASELINE }],
  ['docs/gates.md', 'npx signoff keygen', { 'connector.jar': 'the connector', 'another.jar': 'another' }],
  ['docs/switches.md', 'npx signoff switch check', SWITCHES],
  ['docs/simulator.md', 'npx signoff teach my.feature', { 'my.feature': FEATURE }],
  ...switchFiles.map((file) => [TUTORIAL, 'npx signoff switch check', { 'rota.switch.yaml': file }] as const),
  [TUTORIAL, 'npx signoff certify', { 'rota_connector.py': connector }],
  [TUTORIAL, 'npx signoff certify', { 'rota_connector.py': wrongConnector() }],
];

/** What is typed otherwise: a port that may be taken, and whole runs of what is certified whole by another test. */
const INSTEAD: readonly (readonly [command: RegExp, instead: string, why: string])[] = [
  [/--ami-port 5038/, '--ami-port 0', 'the port may be taken'],
  [/--command "python3 connector\.py"/, '$& --requirement LOGOUT-06', 'example-connectors.process.test.ts'],
  [/certify(?= {3}# the built-in connector: shows)/, 'certify --tier logout', 'cli-certify.process.test.ts'],
  [/certify --tier logout$/, 'certify --requirement LOGOUT-06', 'example-connectors.process.test.ts'],
  [/--tier logout (?=--without )/, '--requirement LOGOUT-06 ', 'cli-declining.process.test.ts'],
  [/simulate --dialect \.\/rota\.switch\.yaml$/, '$& --port 0,native=0,rota=0', 'the ports may be taken'],
  [/acd --dialect \.\/rota\.switch\.yaml$/, '$& --requirement ACD-03', 'certify, below it, plays all of them over it'],
  [/--tier logout (?=--baseline new\.yaml$)/, '--requirement LOGOUT-06 ', 'the command before it plays the tier'],
  [/--tier logout (?=--baseline known)/, '--requirement LOGOUT-06,LOGOUT-15 ', 'the command before it plays the tier'],
];
/** On these pages npx finds the command; on others it is found already, for npx takes longer than most of what it starts. */
const BY_NPX = ['README.md', INSTALL];
const BIN = join(elsewhere, 'node_modules', '.bin', 'signoff');

function instead(page: string, text: string): string {
  const line = INSTEAD.reduce((line, [command, other]) => line.replace(command, other), text);
  return BY_NPX.includes(page) ? line : line.replace(/^npx signoff /, `'${BIN}' `);
}

test('every exception is needed', () => {
  for (const [command, , why] of INSTEAD)
    assert.ok(
      FOR_A_PROJECT.some(({ text }) => command.test(text)),
      why,
    );
});

/** Types what a page has for a project, in a folder of its own in it; installed is the package already. */
function typePage(t: TestContext, page: string) {
  const folder = join(elsewhere, page.replaceAll(/\W/g, '-'));
  mkdirSync(folder);
  symlinkSync(join(elsewhere, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const commands = FOR_A_PROJECT.filter((command) => command.page === page && !isInstall(command));
  const toWrite = WRITTEN.filter((row) => row[0] === page);
  const before = ({ text }: Command) => {
    const [, begin, files = {}] = toWrite[0] ?? [];
    if (begin === undefined || !text.startsWith(begin)) return;
    for (const [file, content = ''] of Object.entries(files)) writeFileSync(join(folder, file), content);
    toWrite.shift();
  };
  t.after(() => assert.deepEqual(toWrite, [], 'all that is written is for a command'));
  return typeCommands(t, { commands, folder, before, instead: (text) => instead(page, text) });
}

/** Three at once: what takes time is waiting for connectors and servers that are to be slow. */
test('every command for a project ends as is printed', { concurrency: 3 }, async (t) => {
  const others = [...new Set(FOR_A_PROJECT.map(({ page }) => page))].filter((page) => page !== INSTALL);
  assert.ok(others.length >= 4 && FOR_A_PROJECT.length >= 24, `${FOR_A_PROJECT.length} commands`);
  await Promise.all(
    others.map((page) =>
      t.test(page, { skip: NO_PYTHON }, async (t) => {
        assert.ok((await typePage(t, page)).length > 0);
      }),
    ),
  );
});

test('the packed package certifies where it was installed, and serves the board and the lessons', async (t) => {
  const output = (await typePage(t, INSTALL)).at(-1)?.stdout ?? '';
  const project = join(elsewhere, INSTALL.replaceAll(/\W/g, '-'));
  assert.match(output, /signoff-reference \S+: CERTIFIED/);
  const certification = JSON.parse(readFileSync(join(project, 'reports', 'certification.json'), 'utf8'));
  assert.equal(certification.verdict, 'certified');
  assert.ok(!existsSync(join(elsewhere, 'node_modules', 'signoff', 'dist', 'test')), 'our own tests are not shipped');

  const certificate = join(project, 'reports', 'certificate.json');
  for (const signoff of [join('node_modules', '.bin', 'signoff'), join(PACKAGE_ROOT, 'dist', 'src', 'cli.js')])
    assert.match(
      execFileSync(process.execPath, [signoff, 'verify', certificate], { cwd: elsewhere, encoding: 'utf8' }),
      /certificate\.json holds: /,
      'whoever has the same package can verify it',
    );

  const stepsOf = (language: string): { readonly result: string; readonly said: string }[] => {
    const cwd = join(elsewhere, language);
    const cli = join(elsewhere, 'node_modules', '.bin', 'signoff');
    execFileSync(cli, ['init', '--language', language, '--dir', language], { cwd: elsewhere });
    return JSON.parse(spawnSync(cli, ['protocol-check', '--json'], { cwd, encoding: 'utf8' }).stdout).steps;
  };
  assert.equal(stepsOf('javascript')[0]?.result, 'ok', 'a skeleton comes with it and plugs in');
  const [initialize] = stepsOf('typescript');
  assert.match(
    initialize?.said ?? '',
    stripsTypes() ? /^my-connector 0\.1\.0/ : /TypeScriptUnsupported: .*npm install --save-dev ts-node typescript@6/s,
    'no compiler comes with it',
  );

  const cli = join(elsewhere, 'node_modules', 'signoff', 'dist', 'src', 'cli.js');
  const simulator = signoff(t, ['simulate', '--port', '0', '--native-port', '0'], elsewhere, {}, { cli });
  const [, board] = /the board, in a browser +(\S+)\//.exec(await simulator.hasWritten('Ctrl-C stops it.')) ?? [];
  const files = ['/', '/board/main.js', '/board/style.css', '/board/lit-html/lit-html.js'];
  for (const path of [...files, '/teach', '/teach/main.js', '/teach/teach.css'])
    assert.equal((await fetch(board + path)).status, 200, path);
});
