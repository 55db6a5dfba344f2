// The build in a clone: what is built from these sources is not built again, what has changed is noticed, whatever has, and
// nothing is built because npx asks. Whoever calls the command before is told what to type, whoever watches sees what
// changes tested, and a test that starts a process says so in its name.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { temporaryFolder, until } from './testing/process.ts';

const COMPILER_OPTIONS = { module: 'nodenext', outDir: 'dist', rootDir: '.', lib: ['es5'], noCheck: true, types: [] };

/** A clone with the tools and the command of this one, and two small sources. */
function makeClone(t: TestContext) {
  const root = temporaryFolder(t);
  const isScript = (path: string) => !/\.\w+$/.test(path) || /\.m?js$/.test(path);
  for (const folder of ['tools', 'bin'])
    cpSync(join(PACKAGE_ROOT, folder), join(root, folder), { recursive: true, filter: isScript });
  for (const folder of ['src', 'test', 'features']) mkdirSync(join(root, folder));
  symlinkSync(join(PACKAGE_ROOT, 'node_modules'), join(root, 'node_modules'), 'dir');
  const path = (file: string) => join(root, file);
  const write = (file: string, text: string) => writeFileSync(path(file), text);
  write('package.json', '{ "type": "module" }');
  write('package-lock.json', '{}');
  write('tsconfig.production.json', '{}');
  write('tsconfig.json', JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ['src', 'test', 'tools'] }));
  write('src/cli.ts', "process.stdout.write('It runs.');");
  write('src/other.ts', 'export const other = 1;');
  write('tools/list-suite.ts', "import { writeFileSync } from 'node:fs';\nwriteFileSync('dist/suite.json', '{}');");
  // The tests in the clone are no part of this one.
  const { NODE_TEST_CONTEXT, ...outside } = process.env;
  const watch = () => {
    const child = spawn(process.execPath, ['tools/watch.mjs'], { cwd: root, env: outside });
    child.stderr.pipe(process.stderr);
    t.after(() => child.kill('SIGKILL'));
    return child;
  };
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { ...outside, ...env } });
  return {
    write,
    run,
    watch,
    path,
    /** Whether the build did anything: a file of it that was changed by hand is then as it was. */
    builds(): boolean {
      write('dist/suite.json', 'changed by hand');
      assert.equal(run(['tools/build.mjs']).status, 0);
      return readFileSync(path('dist/suite.json'), 'utf8') === '{}';
    },
  };
}

test('what is built is built again only where something has changed, whatever has', (t) => {
  const { write, run, path, builds } = makeClone(t);
  assert.equal(run(['tools/prepare.mjs'], { npm_command: 'ci' }).status, 0);
  assert.equal(run(['bin/signoff.js']).stdout, 'It runs.');
  assert.equal(builds(), false, 'nothing has changed');
  write('src/cli.ts', "process.stdout.write('It runs.');");
  assert.equal(builds(), false, 'it was only written again');
  renameSync(path('src/other.ts'), path('src/another.ts'));
  assert.equal(builds(), true, 'a source has another name');
  assert.deepEqual([existsSync(path('dist/src/other.js')), existsSync(path('dist/src/another.js'))], [false, true]);
  rmSync(path('src/another.ts'));
  write('features/new.feature', '');
  assert.equal(builds(), true, 'a source is gone, and a feature is new');
  assert.equal(existsSync(path('dist/src/another.js')), false);
});

test('a build that failed is no build', (t) => {
  const { write, run, path } = makeClone(t);
  const list = readFileSync(path('tools/list-suite.ts'), 'utf8');
  assert.equal(run(['tools/build.mjs']).status, 0);
  write('tools/list-suite.ts', 'process.exit(3);');
  assert.equal(run(['tools/build.mjs']).status, 3);
  write('tools/list-suite.ts', list);
  rmSync(path('dist/suite.json'));
  assert.equal(run(['tools/build.mjs']).status, 0);
  assert.ok(existsSync(path('dist/suite.json')), 'the sources of the build before that are built again');
});

test('npx builds nothing in a clone, and the command says what to type', (t) => {
  const { run, path } = makeClone(t);
  const prepared = run(['tools/prepare.mjs'], { npm_command: 'exec' });
  assert.deepEqual([prepared.status, existsSync(path('dist'))], [0, false]);
  const { status, stdout, stderr } = run(['bin/signoff.js', '--version']);
  assert.deepEqual([status, stdout, stderr], [2, '', 'Signoff is not built in this clone: npm run build\n']);
});

test('whoever watches sees what changes tested, and is told when nothing is built', async (t) => {
  const { write, watch, builds } = makeClone(t);
  const says = (what: string) => write('src/one.test.ts', `import { test } from 'node:test';\ntest('one', ${what});\n`);
  says('() => {}');
  const watching = watch();
  let output = '';
  watching.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const waits = () => until(() => output.includes('Waiting for changes.'), 'the tests have run');
  await waits();
  assert.match(output, /^(#|ℹ) fail 0$/m);
  output = '';
  says("() => { throw new Error('no'); }");
  await waits();
  assert.match(output, /^(#|ℹ) fail 1$/m);
  output = '';
  write('src/one.test.ts', 'not ( TypeScript');
  await until(() => output.includes('error TS'), 'it is told that this is no TypeScript');
  const closed = once(watching, 'close');
  watching.kill('SIGINT');
  assert.deepEqual(await closed, [0, null]);
  assert.match(output, /\nStopped \(SIGINT\)\.\n$/);
  assert.doesNotMatch(output, /^(#|ℹ) (pass|fail)/m, 'and nothing was tested');
  says('() => {}');
  assert.equal(builds(), true, 'the build knows that it has not built this');
});

test('a test that starts a process fails, by whatever way it does so, unless its name says that it does', (t) => {
  const { write, run } = makeClone(t);
  write(
    'src/starts.ts',
    "import { spawnSync } from 'node:child_process';\nexport const start = () => spawnSync('true');",
  );
  const text =
    "import { test } from 'node:test';\nimport { start } from './starts.js';\ntest('starts', () => void start());";
  write('src/one.process.test.ts', text);
  assert.equal(run(['tools/build.mjs']).status, 0);
  assert.match(run(['tools/run-unit.mjs', '--fast']).stderr, /No test file matches/);
  assert.equal(run(['tools/run-unit.mjs']).status, 0);
  write('src/two.test.ts', text);
  assert.equal(run(['tools/build.mjs']).status, 0);
  for (const args of [['--fast'], []]) {
    const { status, stdout } = run(['tools/run-unit.mjs', ...args]);
    assert.match(stdout, /spawnSync\("true"\) in a test whose file is called neither \*\.process\.test\.ts/);
    assert.equal(status, 1);
  }
  assert.equal(run(['tools/run-unit.mjs', 'src/one']).status, 0);
});
