// Runs the unit tests that were built, by file name: Node 20 expands no globs. First those without a mark in their name, all
// in one process, then those that start processes or a browser, each file in a process of its own, and those that are slow,
// a handful of files in one: half of what such a file takes is the start of a process. Those that count what is left in
// their process have it to themselves. Arguments select by part of the path; with `--fast` those that are marked are left out.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const MARKED = /\.(process|browser|slow)\.test\.js$/;
const SLOW = /\.slow\.test\.js$/;
/** What a file says that looks at the whole process: timers of another would be counted. */
const COUNTS = /\btimers\b|NothingLeft|getActiveResourcesInfo|memoryUsage/;
/** How many slow files share a process: few enough that there is work for every core to the end. */
const HANDFUL = 8;
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

const fast = files.filter((file) => !MARKED.test(file));
run(['--import', './tools/no-processes.mjs', 'tools/run-together.mjs'], fast);
const folder = mkdtempSync(join(tmpdir(), 'signoff-unit-'));
try {
  const isShared = (file) => SLOW.test(file) && !COUNTS.test(readFileSync(file, 'utf8'));
  const alone = files.filter((file) => MARKED.test(file) && !isShared(file));
  const handfuls = inHandfuls(files.filter(isShared));
  run(
    ['--test', `--test-concurrency=${availableParallelism()}`, `--test-timeout=${TIMEOUT_MS}`],
    [...alone, ...handfuls],
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
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

function run(how, meant) {
  if (meant.length === 0) return;
  const timeout = how.includes('--test') ? undefined : TIMEOUT_MS;
  const all = ['--enable-source-maps', ...how, ...meant];
  const { status, error } = spawnSync(process.execPath, all, { stdio: 'inherit', timeout });
  if (error !== undefined) process.stderr.write(`${error.message}\n`);
  if (status !== 0) process.exitCode = 1;
}
