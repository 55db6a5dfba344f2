// Runs the unit tests that were built, by file name: Node 20 expands no globs. Those without a mark in their name all in one
// process, those that start processes or a browser each file in a process of its own, and those that are slow a handful of
// files in one: half of what such a file takes is the start of a process. Those that count what is left in their process
// have it to themselves. Arguments select by part of the path; with `--fast` those that are marked are left out.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec, tap } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';

const MARKED = /\.(process|browser|slow)\.test\.js$/;
const SLOW = /\.slow\.test\.js$/;
/** What a file says that looks at the whole process: timers of another would be counted. */
const COUNTS = /\btimers\b|NothingLeft|getActiveResourcesInfo|memoryUsage/;
/** How many slow files share a process: few enough that there is work for every core to the end. */
const HANDFUL = 8;
/** What takes longest begins first, for no core is to wait for it at the end; a name that is missing costs only that. */
const LONG =
  /\/(package|docs-commands|cli-join|cli-certify|prove|profiles|example-connectors|verify|verify-forgery)\.process\.|\/uses\.slow\./;
/** Files at once: much of what a test does is wait for a process, a timeout or an answer that is late. */
const AT_ONCE = 2 * availableParallelism();
const TIMEOUT_MS = 300_000;

const args = process.argv.slice(2);
const wanted = args.filter((arg) => arg !== '--fast');
const found = readdirSync('dist', { recursive: true })
  .map((file) => `dist/${String(file).replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.test.js') && existsSync(file.replace(/^dist\/(.*)\.js$/, '$1.ts')))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
const files = args.includes('--fast') ? found.filter((file) => !MARKED.test(file)) : found;
if (files.length === 0) throw new Error(`No test file matches ${wanted.join(', ') || 'dist/**/*.test.js'}.`);

const folder = mkdtempSync(join(tmpdir(), 'signoff-unit-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const isShared = (file) => SLOW.test(file) && !LONG.test(file) && !COUNTS.test(readFileSync(file, 'utf8'));
const alone = files.filter((file) => MARKED.test(file) && !isShared(file));
const inOrder = [
  ...alone.filter((file) => LONG.test(file)),
  ...together(files.filter((file) => !MARKED.test(file))),
  ...inHandfuls(files.filter(isShared)),
  ...alone.filter((file) => !LONG.test(file)),
];
process.execArgv.push('--enable-source-maps'); // is handed on: what fails is shown where it was written
run({ files: inOrder.map((file) => resolve(file)), concurrency: AT_ONCE, timeout: TIMEOUT_MS })
  .on('test:fail', ({ todo }) => {
    if (todo === undefined || todo === false) process.exitCode = 1;
  })
  .compose(process.stdout.isTTY ? new spec() : tap)
  .pipe(process.stdout);

/** One file that has all of them run in a process in which no other may be started. */
function together(fast) {
  if (fast.length === 0) return [];
  const urlOf = (name) => JSON.stringify(pathToFileURL(join(import.meta.dirname, name)).href);
  const file = join(folder, 'fast.mjs');
  writeFileSync(
    file,
    `import ${urlOf('no-processes.mjs')};\nimport { runTogether } from ${urlOf('run-together.mjs')};\nawait runTogether(${JSON.stringify(fast)});\n`,
  );
  return [file];
}

/** Files that each import some of `slow`, taken in turn: neighbours are alike, and so is what they take. */
function inHandfuls(slow) {
  const count = Math.ceil(slow.length / HANDFUL);
  return Array.from({ length: count }, (_, index) => {
    const imports = slow
      .filter((_, at) => at % count === index)
      .map((file) => `import ${JSON.stringify(pathToFileURL(resolve(file)).href)};\n`);
    const handful = join(folder, `slow-${index}.mjs`);
    writeFileSync(handful, imports.join(''));
    return handful;
  });
}
