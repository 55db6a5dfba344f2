// The package where it is put: the folder that the Containerfile makes is enough, and a path may hold blanks, brackets and
// letters of any alphabet, that of the package, of the connector and of the reports.

import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SETTINGS } from '../simulator/index.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { signoff } from './testing/cli.ts';
import { temporaryFolder } from './testing/process.ts';

const lines = readFileSync(join(PACKAGE_ROOT, 'Containerfile'), 'utf8').split('\n');
/** The words of every instruction of a kind in the last stage. */
const stage = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
const wordsOf = (kind: string) =>
  stage.filter((line) => line.startsWith(`${kind} `)).map((line) => line.slice(kind.length + 1).split(' '));
const jsonOf = (kind: string): string[] => JSON.parse((wordsOf(kind)[0] ?? []).join(' '));

/** What the last stage copies, relative to the package's root. */
const copied = wordsOf('COPY').map(([from, source = '', target = '']) => {
  assert.equal(from, '--from=build');
  assert.ok(target === '/signoff/' || target === source, 'it lies where it lay');
  return source.replace('/signoff/', '');
});

const ODD = "mein Ordner [1] (zwei) {a,b} + 100%41 'ä' 日本 é #!";

test('what the Containerfile copies is all that it takes to run, in a folder of whatever name', async (t) => {
  const root = join(temporaryFolder(t), ODD);
  for (const path of copied.filter((path) => path !== 'node_modules'))
    cpSync(join(PACKAGE_ROOT, path), join(root, path), { recursive: true });
  symlinkSync(join(PACKAGE_ROOT, 'node_modules'), join(root, 'node_modules'), 'dir');
  const [node, entry = ''] = jsonOf('ENTRYPOINT');
  assert.equal(node, 'node');
  const cli = join(root, entry.replace('/signoff/', ''));
  const free = ['--port', '0', '--native-port', '0'];
  const simulator = signoff(t, [...jsonOf('CMD'), ...free], root, { SIGNOFF_CONTROL_TOKEN: 'open-sesame' }, { cli });
  const [, main = ''] = /reads and health +(\S+)/.exec(await simulator.hasWritten('Ctrl-C stops it.')) ?? [];
  const headers = { Authorization: 'Bearer open-sesame' };
  for (const path of ['/', '/board/main.js', '/teach', '/teach/main.js', '/teach/teach.css'])
    assert.equal((await fetch(main + path, { headers })).status, 200, path);

  const project = join(root, 'Прое́кт (2) [x]');
  mkdirSync(project);
  cpSync(join(PACKAGE_ROOT, 'examples', 'skeletons', 'javascript', 'connector.mjs'), join(project, 'c [1] é.mjs'));
  writeFileSync(join(project, 'signoff.config.yaml'), 'certify:\n  connector: "./c [1] é.mjs"\n');
  const flags = ['--requirement', 'LOGOUT-17', '--reports', 'Bücher [neu]'];
  const run = await signoff(t, ['certify', ...flags], project, {}, { cli }).ended;
  assert.match(run.stdout, /^pass {7}LOGOUT-17 /m, run.stderr);
  assert.ok(existsSync(join(project, 'Bücher [neu]', 'report.html')));
});

test('the container runs as nobody, and tells the ports that are listened at', () => {
  assert.deepEqual(wordsOf('USER'), [['65534:65534']]);
  const defaults = SETTINGS.filter(({ name }) => name === 'port' || name === 'nativePort').map(
    (one) => `${one.default}`,
  );
  assert.deepEqual(wordsOf('EXPOSE'), [defaults]);
});

test('nothing that the build needs is kept from the container', () => {
  const ignored = readFileSync(join(PACKAGE_ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => /^[^#]/.test(line));
  const { include } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'tsconfig.json'), 'utf8'));
  const needed = [
    ...include,
    'features',
    'tools',
    'bin',
    'package.json',
    'package-lock.json',
    'tsconfig.production.json',
  ];
  assert.deepEqual(
    needed.filter((path: string) => ignored.includes(path)),
    [],
  );
  for (const made of ['dist', 'node_modules', '.git']) assert.ok(ignored.includes(made), made);
});
