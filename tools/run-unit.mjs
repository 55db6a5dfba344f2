// Runs the unit tests that were built, by file name: Node 20 expands no globs. First those without a mark in their name, all
// in one process, then those that start processes or a browser or are slow, each file in a process of its own. Arguments
// select by part of the path; with `--fast` those that are marked are left out.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const MARKED = /\.(process|browser|slow)\.test\.js$/;
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

run(['--import', './tools/no-processes.mjs', 'tools/run-together.mjs'], (file) => !MARKED.test(file));
run(['--test', `--test-concurrency=${availableParallelism()}`, `--test-timeout=${TIMEOUT_MS}`], (file) =>
  MARKED.test(file),
);

function run(how, isMeant) {
  const meant = files.filter(isMeant);
  if (meant.length === 0) return;
  const timeout = how.includes('--test') ? undefined : TIMEOUT_MS;
  const all = ['--enable-source-maps', ...how, ...meant];
  const { status, error } = spawnSync(process.execPath, all, { stdio: 'inherit', timeout });
  if (error !== undefined) process.stderr.write(`${error.message}\n`);
  if (status !== 0) process.exitCode = 1;
}
